"""Rules about what happens when another component is slow or gone."""
