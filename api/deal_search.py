"""Puts the search for past deals together: the embedder and the vector store that the settings name."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kit.db import Database
from kit.embeddings import Embedder, EmbeddingPlace, OpenAiEmbedder
from kit.errors import SettingsInvalid
from kit.settings import Settings
from qualifier.deal_store import SqlDeals
from qualifier.deals.facets import FacetReader
from qualifier.profile import find_profile, load_profile
from qualifier.reading.industries import TradeBook
from qualifier.vector_store import SqlVectors

if TYPE_CHECKING:
    from qualifier.deals.deal_index import DealIndex
    from qualifier.past_deals.search import PastDeals, VectorStore


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


def choose_store(settings: Settings, embedder: Embedder) -> "Callable[[DealIndex], VectorStore | None]":
    """Return how the settings' vector store is opened: a server's, or a folder of this process."""
    # As above.
    from qualifier.past_deals.store_folder import StoreFolder, open_folder, open_server  # noqa: PLC0415

    if settings.chroma_url:
        return lambda index: open_server(settings.chroma_url, embedder, index)
    folder = StoreFolder(settings.state_dir / "vectors")
    return lambda index: open_folder(folder, embedder, index)
