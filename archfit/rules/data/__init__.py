"""Rules about data: who owns which table, and who shares which datastore."""
