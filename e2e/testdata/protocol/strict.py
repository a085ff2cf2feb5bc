"""Reads a server's schema by introspection, as clients in Python do, and checks operations against it.

    python3 strict.py URL TOKEN FILE...

graphql-core refuses whatever no released specification has. It prints how many types and
directives it read, and ends with 1 and a sentence where it refuses something.
"""

import json
import sys
import urllib.request

from graphql import build_client_schema, get_introspection_query, parse, validate, validate_schema


def main(url, token, files):
    query = get_introspection_query(
        descriptions=True, specified_by_url=True, directive_is_repeatable=True, schema_description=True, input_value_deprecation=True
    )
    request = urllib.request.Request(
        url,
        json.dumps({"query": query}).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
    )
    with urllib.request.urlopen(request) as response:
        answer = json.load(response)
    if "errors" in answer:
        return f"introspection was refused: {answer['errors']}"
    schema = build_client_schema(answer["data"])
    wrong = validate_schema(schema)
    for name in files:
        with open(name, encoding="utf-8") as file:
            wrong += [f"{name}: {error}" for error in validate(schema, parse(file.read()))]
    if wrong:
        return "\n".join(map(str, wrong))
    print(f"{len(schema.type_map)} types, {len(schema.directives)} directives, {len(files)} documents")


sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
