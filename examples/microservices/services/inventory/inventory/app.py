from flask import Flask

from inventory.models import Base
from inventory.views import views
from shopkit.database import engine


def create_app() -> Flask:
    app = Flask("inventory")
    app.register_blueprint(views)
    Base.metadata.create_all(engine())
    return app
