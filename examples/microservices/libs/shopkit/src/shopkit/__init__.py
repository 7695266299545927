"""What every service needs: settings, a database session, calls to others, tasks."""
