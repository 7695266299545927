"""Facts become a linked project: names are followed through imports to what they mean."""
