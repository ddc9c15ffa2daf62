"""The kinds of trap that identity must not fall into, each with its hard negative, in their order."""

from collections.abc import Callable, Mapping
from random import Random

from eval import identity_name_traps as names
from eval import identity_number_traps as numbers
from eval.identity_town import Company, Made

Trap = Callable[[Company, Company, Random], Made]

TRAPS: Mapping[str, Trap] = {
    "all_agrees": numbers.all_agrees,
    "spaced_number": numbers.spaced_number,
    "brand_with_number": numbers.brand_with_number,
    "brand_with_site": names.brand_with_site,
    "brand_alone": names.brand_alone,
    "typo_with_mail": names.typo_with_mail,
    "typo_with_town": names.typo_with_town,
    "translit_with_town": names.translit_with_town,
    "english_with_site": names.english_with_site,
    "namesakes_by_town": names.namesakes_by_town,
    "name_alone": names.name_alone,
    "namesakes_alone": names.namesakes_alone,
    "namesakes_in_one_town": names.namesakes_in_one_town,
    "name_with_other_town": names.name_with_other_town,
    "slip_with_site": numbers.slip_with_site,
    "slip_with_name": numbers.slip_with_name,
    "bad_number_with_name": numbers.bad_number_with_name,
    "number_of_other_with_site": numbers.number_of_other_with_site,
    "number_of_other_alone": numbers.number_of_other_alone,
    "number_of_other_and_form": numbers.number_of_other_and_form,
    "number_of_namesake": numbers.number_of_namesake,
    "site_of_mother": numbers.site_of_mother,
    "agency_writes": numbers.agency_writes,
    "unknown_number_and_name": numbers.unknown_number_and_name,
    "group_alone": names.group_alone,
    "daughter_named": names.daughter_named,
    "daughter_missing": names.daughter_missing,
    "renamed_with_number": numbers.renamed_with_number,
    "renamed_with_site": numbers.renamed_with_site,
    "old_name_of_other": numbers.old_name_of_other,
    "liquidated_before": numbers.liquidated_before,
    "liquidated_number": numbers.liquidated_number,
    "liquidated_number_only": numbers.liquidated_number_only,
    "trader_by_number": numbers.trader_by_number,
    "trader_number_of_firm": numbers.trader_number_of_firm,
    "trader_by_name": numbers.trader_by_name,
    "branch_of_one": names.branch_of_one,
    "free_mail": names.free_mail,
    "free_mail_and_name": names.free_mail_and_name,
    "phone_and_name": names.phone_and_name,
    "phone_of_accountant": names.phone_of_accountant,
    "phone_of_other_name": names.phone_of_other_name,
    "rented_site": names.rented_site,
    "site_of_studio": names.site_of_studio,
    "site_of_studio_only": names.site_of_studio_only,
    "franchisee": names.franchisee,
    "number_in_message": numbers.number_in_message,
    "contractor_in_message": numbers.contractor_in_message,
    "form_tells": names.form_tells,
    "form_contradicts": names.form_contradicts,
    "mail_of_holding": names.mail_of_holding,
    "subdomain": names.subdomain,
    "nobody_found": names.nobody_found,
    "nothing_said": names.nothing_said,
    "item_by_site": names.item_by_site,
    "heir_of_domain": names.heir_of_domain,
    "sister_with_one_site": names.sister_with_one_site,
    "sisters_not_told": names.sisters_not_told,
    "numbered_trust": numbers.numbered_trust,
    "other_numbered_trust": numbers.other_numbered_trust,
    "foreign_by_town": numbers.foreign_by_town,
    "foreign_namesake": numbers.foreign_namesake,
    "lei_ties": numbers.lei_ties,
    "ogrn_in_message": numbers.ogrn_in_message,
    "british_by_name": numbers.british_by_name,
    "british_form_at_home": numbers.british_form_at_home,
    "mother_by_daughters_site": names.mother_by_daughters_site,
    "number_of_other_brand": numbers.number_of_other_brand,
    "number_of_other_mail": numbers.number_of_other_mail,
    "daughter_of_other_country": numbers.daughter_of_other_country,
    "trading_house_only": names.trading_house_only,
    "trading_house_named": names.trading_house_named,
}
# Kinds that no weight was chosen by: all their cases are held.
HELD_KINDS = frozenset(
    {"site_of_studio", "site_of_studio_only", "numbered_trust", "other_numbered_trust", "form_contradicts"}
    | {"heir_of_domain", "old_name_of_other", "foreign_namesake", "lei_ties", "daughter_missing"}
)
