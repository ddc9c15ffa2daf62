"""Puts the search for past deals together: the embedder and the vector store that the settings name."""

from typing import TYPE_CHECKING

from kit.db import Database
from kit.embeddings import Embedder, EmbeddingPlace, OpenAiEmbedder
from kit.errors import SettingsInvalid
from kit.settings import Settings
from qualifier.deal_store import SqlDeals
from qualifier.deals.facets import FacetReader
from qualifier.deals.text_recipe import RECIPE
from qualifier.deals.vector_shelf import Space
from qualifier.profile import find_profile, load_profile
from qualifier.reading.industries import TradeBook
from qualifier.vector_store import SqlVectors

if TYPE_CHECKING:
    from qualifier.deals.deal_index import DealIndex
    from qualifier.past_deals.search import PastDeals, VectorStore
    from qualifier.past_deals.store_folder import StoreFolder


def build_embedder(settings: Settings) -> Embedder:
    """Return the endpoint that the settings name, else the bundled model."""
    if settings.embeddings_url:
        if not settings.embeddings_model:
            raise SettingsInvalid(
                "DEALWRIGHT_EMBEDDINGS_MODEL must name the model of DEALWRIGHT_EMBEDDINGS_URL."
            )
        return OpenAiEmbedder(
            EmbeddingPlace(
                base_url=settings.embeddings_url,
                model=settings.embeddings_model,
                api_key=settings.embeddings_key,
                dimension=settings.embeddings_dimension,
                query_prefix=settings.embeddings_query_prefix,
                text_prefix=settings.embeddings_text_prefix,
            )
        )
    # 75 MB: only a process that embeds pays them.
    from qualifier.past_deals.nano_embedder import NanoEmbedder  # noqa: PLC0415

    return NanoEmbedder()


def name_settings_space(settings: Settings) -> Space:
    """Return the space of the settings' vectors; no model is loaded for it."""
    # Numeric libraries come along with its package.
    from qualifier.past_deals.nano_embedder import NanoEmbedder  # noqa: PLC0415

    if settings.embeddings_url:
        model, dimension = settings.embeddings_model, settings.embeddings_dimension
    else:
        model, dimension = NanoEmbedder.model, NanoEmbedder.dimension
    return Space(model=model, dimension=dimension, recipe=RECIPE)


def open_search(settings: Settings, database: Database, *, embedder: Embedder | None = None) -> "PastDeals":
    """Return the search over the deals of a database: exact until a store is attached."""
    # Numeric libraries: only a process that searches pays them.
    from qualifier.past_deals.search import PastDeals  # noqa: PLC0415

    profile = load_profile(find_profile(settings.profile or None))
    return PastDeals(
        SqlDeals(database.begin),
        SqlVectors(database.begin),
        embedder or build_embedder(settings),
        reader=FacetReader(TradeBook(profile.hash, profile.industries)),
    )


def _name_folder(settings: Settings) -> "StoreFolder":
    # As above.
    from qualifier.past_deals.store_folder import StoreFolder  # noqa: PLC0415

    return StoreFolder(settings.state_dir / "vectors")


def clear_store(settings: Settings) -> bool:
    """Delete the folder of vectors, which the service fills again; False when the service has it open."""
    if settings.chroma_url:
        return False
    folder = _name_folder(settings)
    if not folder.own():
        return False
    folder.clear()
    folder.release()
    return True


class StoreHome:
    """Where the settings' vector store is: on a server, or in a folder of this process."""

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        self._url, self._embedder = settings.chroma_url, embedder
        self._folder = None if settings.chroma_url else _name_folder(settings)

    def open(self, index: "DealIndex") -> "VectorStore | None":
        """Open it filled with an index; None when another process owns the folder."""
        # As above.
        from qualifier.past_deals.store_folder import open_folder, open_server  # noqa: PLC0415

        if self._folder is None:
            return open_server(self._url, self._embedder, index)
        return open_folder(self._folder, self._embedder, index)

    def close(self) -> None:
        """Let another process own the folder."""
        if self._folder is not None:
            self._folder.release()
