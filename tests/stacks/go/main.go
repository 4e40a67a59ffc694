// A member of the hub in Go, with gqlgen: the broadcaster. It knows one place in every unit.
//
// Everything *_generated.go is made by `go tool gqlgen generate` when it is built.
package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Stock is 2⁵³ + 1: a double would make another number of it.
const Stock = 9007199254740993

func placeOf(unitID string) *BroadcasterPlace {
	return &BroadcasterPlace{
		ID:    "broadcaster-" + unitID,
		Name:  "Đài truyền thanh",
		Stock: Stock,
		Unit:  &AdministrativeUnit{ID: unitID},
	}
}

func findPlace(id string) (*BroadcasterPlace, error) {
	unitID, isPlace := strings.CutPrefix(id, "broadcaster-")
	if !isPlace {
		return nil, refusal("NOT_FOUND", "No place has this id")
	}
	if unitID == "closed" {
		return nil, refusal("BROADCASTER_CLOSED", "The broadcaster is closed today")
	}
	return placeOf(unitID), nil
}

func refusal(code, message string) error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": code}}
}

type resolver struct{}

func (resolver) Query() QueryResolver                           { return query{} }
func (resolver) Mutation() MutationResolver                     { return mutation{} }
func (resolver) Subscription() SubscriptionResolver             { return subscription{} }
func (resolver) Entity() EntityResolver                         { return entity{} }
func (resolver) AdministrativeUnit() AdministrativeUnitResolver { return unit{} }
func (resolver) LibraryPlace() LibraryPlaceResolver             { return libraryPlace{} }

type query struct{}

func (query) BroadcasterPlaces(_ context.Context, unitIDs []string) ([]*BroadcasterPlace, error) {
	places := make([]*BroadcasterPlace, len(unitIDs))
	for i, unitID := range unitIDs {
		places[i] = placeOf(unitID)
	}
	return places, nil
}

func (query) BroadcasterPlace(_ context.Context, id string) (*BroadcasterPlace, error) {
	return findPlace(id)
}

type mutation struct{}

func (mutation) RenameBroadcasterPlace(_ context.Context, id string, name string, stock int64) (*BroadcasterPlace, error) {
	place, err := findPlace(id)
	if err != nil {
		return nil, err
	}
	place.Name, place.Stock = name, stock
	return place, nil
}

type subscription struct{}

func (subscription) BroadcasterPlaceOpened(ctx context.Context, unitID string) (<-chan *BroadcasterPlace, error) {
	opened := make(chan *BroadcasterPlace)
	go func() {
		defer close(opened)
		for _, number := range []int64{1, 2} {
			place := placeOf(unitID)
			place.Stock += number
			select {
			case opened <- place:
			case <-ctx.Done():
				return
			}
			if unitID == "broken" {
				transport.AddSubscriptionError(ctx, gqlerror.Errorf("The transmitter broke"))
				return
			}
		}
	}()
	return opened, nil
}

type entity struct{}

func (entity) FindAdministrativeUnitByID(_ context.Context, id string) (*AdministrativeUnit, error) {
	return &AdministrativeUnit{ID: id}, nil
}

func (entity) FindBroadcasterPlaceByID(_ context.Context, id string) (*BroadcasterPlace, error) {
	return findPlace(id)
}

func (entity) FindLibraryPlaceByID(_ context.Context, id string) (*LibraryPlace, error) {
	return &LibraryPlace{ID: id}, nil
}

type unit struct{}

func (unit) BroadcasterPlaces(_ context.Context, obj *AdministrativeUnit) ([]*BroadcasterPlace, error) {
	return []*BroadcasterPlace{placeOf(obj.ID)}, nil
}

func (unit) BroadcasterNote(_ context.Context, _ *AdministrativeUnit, required map[string]any) (*string, error) {
	note := fmt.Sprintf("on air since %v", required["validFrom"])
	return &note, nil
}

type libraryPlace struct{}

func (libraryPlace) BroadcasterSlogan(_ context.Context, _ *LibraryPlace, required map[string]any) (*string, error) {
	slogan := fmt.Sprintf("Read with %v", required["name"])
	return &slogan, nil
}

func main() {
	server := handler.New(NewExecutableSchema(Config{Resolvers: resolver{}}))
	server.AddTransport(transport.SSE{})
	server.AddTransport(transport.Websocket{})
	server.AddTransport(transport.POST{})
	server.Use(extension.Introspection{}) // without it gqlgen answers _service with an error
	http.Handle("/graphql", server)

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Printf("listening on http://%s/graphql\n", listener.Addr())
	panic(http.Serve(listener, nil))
}
