"""The API's description in OpenAPI 3.1: what it takes is read from here."""

from importlib.metadata import version
from typing import Any

__all__ = ["DOCUMENT", "PARAMETERS"]

PARAMETERS: dict[str, dict[str, Any]] = {
    "published": {"type": "string", "maxLength": 50,
                  "description": "Date of publication in ISO 8601, in place of the page's."},
    "headline": {"type": "string", "maxLength": 1000,
                 "description": "Headline, in place of the page's."},
    "language": {"type": "string", "maxLength": 35,
                 "description": "Language (BCP 47), in place of the one found."},
    "url": {"type": "string", "maxLength": 2000,
            "description": "Address the page will have; needed where it is kept."},
    "format": {"type": "string", "enum": ["json", "sarif"], "default": "json",
               "description": "Form of the answer."},
    "keep": {"type": "string", "enum": ["no", "yes"], "default": "no",
             "description": "Whether page and findings are stored, for the desk."},
}  # fmt: skip
"""What may stand behind the address, by name, as schemas."""

_TEXT = {"schema": {"type": "string"}}
_ERROR = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
_REFUSALS = {
    "400": "A parameter is not known or not understood, or the draft is empty.",
    "401": "The token is missing or wrong.",
    "413": "The draft is too large.",
    "415": "The draft is of a kind that is not read.",
    "422": "The draft could not be read as an article.",
    "429": "Too many drafts at once; Retry-After says when to ask again.",
    "503": "The draft took more time or memory than one may.",
}
_NULLABLE = {"type": ["string", "null"]}
_FINDING = {
    "type": "object",
    "required": ["key", "check", "concern", "confidence", "figure", "statement", "evidence"],
    "properties": {
        "key": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
        "check": {"type": "string"},
        "concern": {"enum": ["note", "doubt", "conflict"]},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "figure": {"type": "integer", "minimum": 1},
        "image": _NULLABLE,
        "statement": {"type": "string"},
        "mend": {"type": "string"},
        "evidence": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["label", "role", "text", "start", "end", "quote"],
                "properties": {
                    "label": {"type": "string"},
                    "role": {"type": "string"},
                    "text": {"type": "string"},
                    "start": {"type": "integer", "description": "Code points into the text."},
                    "end": {"type": "integer"},
                    "quote": {"type": "string"},
                    "reading": {"type": "string"},
                    "interval": _NULLABLE,
                },
            },
        },
    },
}

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "Cutline",
        "version": version("cutline"),
        "summary": "Checks that the photographs of a draft are of the time its text says.",
    },
    "security": [{"token": []}],
    "paths": {
        "/api/check": {
            "post": {
                "operationId": "check",
                "summary": "Possible mismatches in a draft. Nothing is kept unless asked.",
                "parameters": [
                    {"name": name, "in": "query", "required": False, "schema": schema}
                    for name, schema in PARAMETERS.items()
                ],
                "requestBody": {
                    "required": True,
                    "content": {"text/html": _TEXT, "text/plain": _TEXT},
                },
                "responses": {
                    "200": {
                        "description": "What was found.",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Answer"}},
                            "application/sarif+json": {"schema": {"type": "object"}},
                        },
                    },
                    **{status: {"description": told, "content": _ERROR}
                       for status, told in _REFUSALS.items()},
                },
            }
        }
    },
    "components": {
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            "Error": {"type": "object", "required": ["error"],
                      "properties": {"error": {"type": "string"}}},
            "Finding": _FINDING,
            "Answer": {
                "type": "object",
                "required": ["findings", "page", "unread", "kept"],
                "properties": {
                    "findings": {"type": "array",
                                 "items": {"$ref": "#/components/schemas/Finding"}},
                    "page": {
                        "type": "object",
                        "properties": {"headline": _NULLABLE, "published": _NULLABLE,
                                       "language": {"type": "string"},
                                       "figures": {"type": "integer"}},
                    },
                    "unread": {"type": "array", "items": {"type": "string"}},
                    "kept": {"type": "boolean"},
                },
            },
        },
    },
}  # fmt: skip
"""The whole description, as it is answered at `/api/openapi.json`."""
