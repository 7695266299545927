from __future__ import annotations

from archfit.extract.manifests import extract


def resources(content: str) -> dict[tuple[str, str], dict[str, str]]:
    manifest = extract("infra/main.tf", content.encode())
    assert manifest.flaws == ()
    return {(one.what, one.name): {entry.name: str(entry.value) for entry in one.settings} for one in manifest.groups}


def test_literal_attributes_are_read_and_others_are_holes() -> None:
    assert resources("""
variable "x" { default = "y" }
# resource "aws_sqs_queue" "none" {}
resource "aws_db_instance" "orders" {
  engine            = "postgres" // said of it
  allocated_storage = 20
  multi_az          = true
  db_name           = "orders-${var.stage}"
  address           = aws_instance.db.address
  password          = "s3cret"
  tags              = { Name = "a", "Team" : "b" }
  names             = ["a", "b"]
  policy            = jsonencode({ a = "}" })
  user_data         = <<-EOF
    engine = "none" }
  EOF
  /* storage = "x" */
  after = "end"
}
resource "aws_lambda_function" "create" {
  handler = "app.create"
  environment {
    variables = {
      TABLE = aws_dynamodb_table.orders.name
      HOST  = "db"
    }
  }
  dynamic "rule" {
    for_each = { for k, v in var.x : k => "${v["a"]}}" }
    content { port = 5 }
  }
  runtime = "python3.12"
}
""") == {
        ("aws_db_instance", "orders"): {
            "engine": "postgres", "allocated_storage": "20", "multi_az": "true", "db_name": "orders-{var.stage}",
            "address": "{aws_instance.db.address}", "password": "None", "tags.Name": "a", "tags.Team": "b",
            "names": "{}", "policy": "{}", "user_data": "{}", "after": "end",
        },
        ("aws_lambda_function", "create"): {
            "handler": "app.create", "environment.variables.TABLE": "{aws_dynamodb_table.orders.name}",
            "environment.variables.HOST": "db", "rule.for_each": "{}", "rule.content.port": "5",
            "runtime": "python3.12",
        },
    }  # fmt: skip


def test_what_is_cut_off_is_survived() -> None:
    assert resources('resource "a" "b" {\n  x = "y"\n  z = {\n')[("a", "b")]["x"] == "y"
    assert resources('resource "a" "b" {\n  x = "y') == {("a", "b"): {"x": ""}}
    assert resources('resource "a" {}\n}}}} x = <<EOF\n') == {}
