from celery.schedules import crontab
from shopkit.tasks import application

app = application("invoicing")
app.conf.imports = ["invoicing.tasks"]
app.conf.beat_schedule = {
    "remind": {"task": "invoicing.remind_unpaid", "schedule": crontab(hour=6, minute=0)},
}
