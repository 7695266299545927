from __future__ import annotations

from archfit.extract.manifests import extract
from archfit.model import Function, Trigger


def functions(path: str, content: str) -> tuple[Function, ...]:
    manifest = extract(path, content.encode())
    assert manifest.flaws == ()
    return tuple(function for one in manifest.deployables for function in one.functions)


def test_serverless_functions_have_handlers_environments_and_events() -> None:
    one, other = functions("serverless.yml", """
service: shop
provider: {name: aws, environment: {TABLE: orders, STAGE: "${opt:stage}"}}
functions:
  create:
    handler: app.create
    environment: {TABLE: own}
    events:
      - http: POST orders
      - httpApi: {path: /orders, method: put}
  bill:
    handler: app.bill
    events:
      - sqs: arn:aws:sqs:eu-west-1:1:bills
      - sns: {arn: !Ref Topic, topicName: orders}
      - schedule: rate(1 hour)
      - odd
""")  # fmt: skip
    assert (one.name, one.handler) == ("create", "app.create")
    assert [(entry.name, str(entry.value)) for entry in one.environment] == [("TABLE", "own"), ("STAGE", "{opt:stage}")]
    assert one.triggers == (Trigger("http", "orders", "POST"), Trigger("http", "/orders", "PUT"))
    assert other.triggers == (
        Trigger("sqs", "bills"), Trigger("sns", "Topic"), Trigger("schedule", "rate(1 hour)"),
    )  # fmt: skip


def test_sam_functions_have_what_all_share() -> None:
    (one,) = functions("template.yaml", """
Globals: {Function: {Environment: {Variables: {STAGE: dev}}}}
Resources:
  Create:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.create
      Environment: {Variables: {TABLE: !Ref Orders, QUEUE: {Ref: Bills}, HOST: db}}
      Events:
        Web: {Type: Api, Properties: {Path: /orders, Method: post}}
        Queue: {Type: SQS, Properties: {Queue: !GetAtt Bills.Arn}}
        Odd: 3
""")  # fmt: skip
    assert [(entry.name, str(entry.value)) for entry in one.environment] == [
        ("STAGE", "dev"), ("TABLE", "{Orders}"), ("QUEUE", "{}"), ("HOST", "db"),
    ]  # fmt: skip
    assert one.triggers == (Trigger("http", "/orders", "POST"), Trigger("sqs", "Bills"))
