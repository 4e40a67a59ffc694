"""A member of the hub in Python, with Strawberry: the library. It knows one place in every unit.

With GATEWAY_KEYS it accepts only what a gateway has signed (docs/signed-requests.md).
"""

import asyncio
import os
import sys
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Annotated, NewType, Optional

import strawberry
import uvicorn
from graphql import GraphQLError
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from strawberry.asgi import GraphQL
from strawberry.federation.schema_directives import External, Key, Requires
from strawberry.schema.config import StrawberryConfig

sys.path.append(str(Path(__file__).parents[3] / "docs" / "signed-requests"))
from verify import Refused, Verifier  # noqa: E402

# 2⁵³ + 1: a double would make another number of it.
STOCK = 9_007_199_254_740_993

Long = NewType("Long", int)
Date = NewType("Date", str)


def find_place(id: str) -> "LibraryPlace":
    if not id.startswith("library-"):
        raise GraphQLError("No place has this id", extensions={"code": "NOT_FOUND"})
    if id == "library-closed":
        raise GraphQLError("The library is closed today", extensions={"code": "LIBRARY_CLOSED"})
    return place_of(id.removeprefix("library-"))


def place_of(unit_id: str, stock: int = STOCK) -> "LibraryPlace":
    return LibraryPlace(
        id=strawberry.ID(f"library-{unit_id}"),
        name="Thư viện xã",
        stock=Long(stock),
        unit=AdministrativeUnit(id=strawberry.ID(unit_id)),
    )


@strawberry.federation.type(keys=["id"])
class AdministrativeUnit:
    id: strawberry.ID
    valid_from: Optional[Date] = strawberry.federation.field(external=True, default=None)

    @strawberry.field
    def library_places(self) -> Optional[list["LibraryPlace"]]:
        return [place_of(self.id)]

    @strawberry.federation.field(requires=["validFrom"])
    def library_note(self) -> Optional[str]:
        return f"lending since {self.valid_from}"

    @classmethod
    def resolve_reference(cls, id: strawberry.ID, validFrom: Optional[Date] = None) -> "AdministrativeUnit":
        return cls(id=id, valid_from=validFrom)


@strawberry.federation.type(keys=["id"])
class LibraryPlace:
    id: strawberry.ID
    name: str
    stock: Long
    # Nullable: another member may not know it.
    unit: Optional[AdministrativeUnit]

    @classmethod
    def resolve_reference(cls, id: strawberry.ID) -> "LibraryPlace":
        return find_place(id)


@strawberry.type
class Query:
    @strawberry.field
    def library_places(self, unit_ids: list[strawberry.ID]) -> Optional[list[LibraryPlace]]:
        return [place_of(unit_id) for unit_id in unit_ids]

    @strawberry.field
    def library_place(self, id: strawberry.ID) -> Optional[LibraryPlace]:
        return find_place(id)


@strawberry.type
class Mutation:
    @strawberry.mutation
    def rename_library_place(self, id: strawberry.ID, name: str, stock: Long) -> Optional[LibraryPlace]:
        place = find_place(id)
        place.name, place.stock = name, stock
        return place


@strawberry.type
class Subscription:
    @strawberry.subscription(
        description="Two places, then the end; for a unit called `broken` one place, then an error."
    )
    async def library_place_opened(self, unit_id: strawberry.ID) -> AsyncGenerator[LibraryPlace, None]:
        yield place_of(unit_id, STOCK + 1)
        if unit_id == "broken":
            raise GraphQLError("The shelf broke")
        yield place_of(unit_id, STOCK + 2)


schema = strawberry.federation.Schema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    config=StrawberryConfig(
        scalar_map={
            Long: strawberry.scalar(name="Long", serialize=int, parse_value=int),
            Date: strawberry.scalar(name="Date", serialize=str, parse_value=str),
        }
    ),
)


class SignedOnly:
    """Hands on what a gateway has signed, and answers everything else itself."""

    def __init__(self, app, verifier: Verifier) -> None:
        self.app = app
        self.verifier = verifier

    async def __call__(self, scope, receive, send) -> None:
        body = await read_body(receive) if scope["type"] == "http" else b""
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        path = scope["raw_path"].decode() + (f"?{query}" if (query := scope["query_string"].decode()) else "")
        try:
            self.verifier.verify(
                scope.get("method", "GET"),
                path,
                body,
                headers.get("hub-envelope", ""),
                headers.get("hub-signature", ""),
            )
        except Refused as refused:
            # For whoever runs this member; who asks is not told which step failed.
            print(f"refused a request: {refused}", file=sys.stderr, flush=True)
            if scope["type"] == "http":
                await Response(status_code=refused.status)(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 4401})
            return
        await self.app(scope, receive if scope["type"] == "websocket" else replay(body, receive), send)


async def read_body(receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


def replay(body: bytes, receive):
    """The body that was read, and then whatever comes."""
    messages = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def replayed():
        return next(messages, None) or await receive()

    return replayed


def signed_only(app):
    keys = os.environ.get("GATEWAY_KEYS")
    return SignedOnly(app, verifier) if (verifier := keys and Verifier(keys.split(","))) else app


class Server(uvicorn.Server):
    async def startup(self, sockets=None) -> None:
        await super().startup(sockets)
        port = self.servers[0].sockets[0].getsockname()[1]
        print(f"listening on http://127.0.0.1:{port}/graphql", flush=True)


def main() -> None:
    graphql = GraphQL(schema)
    routes = [Route("/graphql", signed_only(graphql)), WebSocketRoute("/graphql", signed_only(graphql))]
    app = Starlette(routes=routes)
    server = Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    asyncio.run(server.serve())


if __name__ == "__main__":
    main()
