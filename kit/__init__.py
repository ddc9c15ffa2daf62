"""The ground floor: time, ids, errors, settings, database; knows nothing about leads."""
