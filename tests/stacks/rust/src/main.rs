//! A member of the hub in Rust, with async-graphql: the museum. It knows one place in every unit.

use async_graphql::{
    Error, ErrorExtensions, ID, InputValueError, InputValueResult, Object, Result, Scalar,
    ScalarType, Schema, Subscription, Value,
};
use async_graphql_axum::{GraphQL, GraphQLSubscription};
use axum::{Router, routing::post_service};
use futures_util::{Stream, stream};

/// 2⁵³ + 1: a double would make another number of it.
const STOCK: i64 = 9_007_199_254_740_993;

struct Long(i64);

#[Scalar]
impl ScalarType for Long {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::Number(number) => number.as_i64().map(Long).ok_or_else(|| InputValueError::expected_type(value)),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::Number(self.0.into())
    }
}

struct Date(String);

#[Scalar]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(day) => Ok(Date(day)),
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

struct MuseumPlace {
    unit_id: String,
    name: String,
    stock: i64,
}

impl MuseumPlace {
    fn of(unit_id: &str) -> Self {
        MuseumPlace { unit_id: unit_id.into(), name: "Phòng truyền thống".into(), stock: STOCK }
    }

    fn find(id: &str) -> Result<Self> {
        match id.strip_prefix("museum-") {
            None => Err(refusal("NOT_FOUND", "No place has this id")),
            Some("closed") => Err(refusal("MUSEUM_CLOSED", "The museum is closed today")),
            Some(unit_id) => Ok(MuseumPlace::of(unit_id)),
        }
    }
}

fn refusal(code: &'static str, message: &str) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code))
}

#[Object]
impl MuseumPlace {
    async fn id(&self) -> ID {
        format!("museum-{}", self.unit_id).into()
    }

    async fn name(&self) -> &str {
        &self.name
    }

    async fn stock(&self) -> Long {
        Long(self.stock)
    }

    /// Nullable: another member may not know it.
    async fn unit(&self) -> Option<AdministrativeUnit> {
        Some(AdministrativeUnit { id: self.unit_id.clone().into(), valid_from: None })
    }
}

struct AdministrativeUnit {
    id: ID,
    valid_from: Option<Date>,
}

#[Object]
impl AdministrativeUnit {
    async fn id(&self) -> &ID {
        &self.id
    }

    #[graphql(external)]
    async fn valid_from(&self) -> Option<&Date> {
        self.valid_from.as_ref()
    }

    async fn museum_places(&self) -> Option<Vec<MuseumPlace>> {
        Some(vec![MuseumPlace::of(&self.id)])
    }

    #[graphql(requires = "validFrom")]
    async fn museum_note(&self) -> Option<String> {
        self.valid_from.as_ref().map(|day| format!("collecting since {}", day.0))
    }
}

struct Query;

#[Object]
impl Query {
    async fn museum_places(&self, unit_ids: Vec<ID>) -> Option<Vec<MuseumPlace>> {
        Some(unit_ids.iter().map(|id| MuseumPlace::of(id)).collect())
    }

    async fn museum_place(&self, id: ID) -> Result<Option<MuseumPlace>> {
        MuseumPlace::find(&id).map(Some)
    }

    #[graphql(entity)]
    async fn find_museum_place_by_id(&self, id: ID) -> Result<MuseumPlace> {
        MuseumPlace::find(&id)
    }

    // What @requires asks for comes as a further argument, if the gateway needs what is computed from it.
    #[graphql(entity)]
    async fn find_unit_by_id(&self, #[graphql(key)] id: ID, valid_from: Option<Date>) -> AdministrativeUnit {
        AdministrativeUnit { id, valid_from }
    }
}

struct Told;

// async-graphql's SDL does not say which types are the roots: they must have the usual names.
#[Subscription(name = "Subscription")]
impl Told {
    /// Two places, then the end; for a unit called `broken` one place, then an error.
    async fn museum_place_opened(&self, unit_id: ID) -> impl Stream<Item = Result<MuseumPlace>> {
        let second = if unit_id == "broken" {
            Err(Error::new("The roof is broken"))
        } else {
            Ok(MuseumPlace { stock: STOCK + 2, ..MuseumPlace::of(&unit_id) })
        };
        stream::iter([Ok(MuseumPlace { stock: STOCK + 1, ..MuseumPlace::of(&unit_id) }), second])
    }
}

struct Mutation;

#[Object]
impl Mutation {
    async fn rename_museum_place(&self, id: ID, name: String, stock: Long) -> Result<Option<MuseumPlace>> {
        Ok(Some(MuseumPlace { name, stock: stock.0, ..MuseumPlace::find(&id)? }))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let schema = Schema::build(Query, Mutation, Told).enable_federation().enable_subscription_in_federation().finish();
    let app = Router::new()
        .route("/graphql", post_service(GraphQL::new(schema.clone())))
        .route_service("/graphql/ws", GraphQLSubscription::new(schema));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on http://{}/graphql", listener.local_addr()?);
    axum::serve(listener, app).await
}
