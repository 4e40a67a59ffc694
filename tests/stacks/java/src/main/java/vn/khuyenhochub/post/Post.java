package vn.khuyenhochub.post;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.scalars.ExtendedScalars;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.graphql.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.web.reactive.context.ReactiveWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.federation.FederationSchemaFactory;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.GraphQlExceptionHandler;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** A member of the hub in Java, with Spring for GraphQL: the post office. It knows one place in every unit. */
@SpringBootApplication
public class Post {
  /** 2⁵³ + 1: a double would make another number of it. */
  private static final long STOCK = 9_007_199_254_740_993L;

  public static void main(String[] args) {
    SpringApplication.run(Post.class, args);
  }

  // Spring takes a record's name for the name of its type in the schema.
  record AdministrativeUnit(String id, String validFrom) {}

  record PostPlace(String id, String name, long stock, AdministrativeUnit unit) {
    static PostPlace of(String unitId) {
      return new PostPlace("post-" + unitId, "Điểm bưu điện – văn hóa xã", STOCK, new AdministrativeUnit(unitId, null));
    }

    static PostPlace find(String id) {
      if (!id.startsWith("post-")) throw new Refused("NOT_FOUND", "No place has this id");
      if (id.equals("post-closed")) throw new Refused("POST_CLOSED", "The post office is closed today");
      return of(id.substring("post-".length()));
    }

    PostPlace named(String newName, long newStock) {
      return new PostPlace(id, newName, newStock, unit);
    }
  }

  static class Refused extends RuntimeException {
    final String code;

    Refused(String code, String message) {
      super(message);
      this.code = code;
    }
  }

  @Controller
  static class Resolvers {
    @QueryMapping
    List<PostPlace> postPlaces(@Argument List<String> unitIds) {
      return unitIds.stream().map(PostPlace::of).toList();
    }

    @QueryMapping
    PostPlace postPlace(@Argument String id) {
      return PostPlace.find(id);
    }

    @MutationMapping
    PostPlace renamePostPlace(@Argument String id, @Argument String name, @Argument Long stock) {
      return PostPlace.find(id).named(name, stock);
    }

    @SubscriptionMapping
    Flux<PostPlace> postPlaceOpened(@Argument String unitId) {
      PostPlace place = PostPlace.of(unitId);
      Flux<PostPlace> first = Flux.just(place.named(place.name(), STOCK + 1));
      return unitId.equals("broken")
          ? first.concatWith(Flux.error(new IllegalStateException("The van broke down")))
          : first.concatWithValues(place.named(place.name(), STOCK + 2));
    }

    @EntityMapping
    AdministrativeUnit administrativeUnit(@Argument String id, @Argument String validFrom) {
      return new AdministrativeUnit(id, validFrom);
    }

    @EntityMapping("PostPlace")
    PostPlace entity(@Argument String id) {
      return PostPlace.find(id);
    }

    @SchemaMapping(typeName = "AdministrativeUnit")
    List<PostPlace> postPlaces(AdministrativeUnit unit) {
      return List.of(PostPlace.of(unit.id()));
    }

    @SchemaMapping(typeName = "AdministrativeUnit")
    String postNote(AdministrativeUnit unit) {
      return "delivering since " + unit.validFrom();
    }

    @GraphQlExceptionHandler
    GraphQLError refused(Refused refused) {
      return GraphQLError.newError()
          .message(refused.getMessage())
          .errorType(ErrorClassification.errorClassification(refused.code))
          .extensions(Map.of("code", refused.code))
          .build();
    }
  }

  @Bean
  FederationSchemaFactory federation() {
    return new FederationSchemaFactory();
  }

  @Bean
  GraphQlSourceBuilderCustomizer federated(FederationSchemaFactory federation) {
    return builder -> builder.schemaFactory(federation::createGraphQLSchema);
  }

  @Bean
  RuntimeWiringConfigurer scalars() {
    return wiring ->
        wiring
            .scalar(ExtendedScalars.GraphQLLong)
            .scalar(ExtendedScalars.newAliasedScalar("Date").aliasedScalar(graphql.Scalars.GraphQLString).build());

  }

  @Bean
  ApplicationListener<ReactiveWebServerInitializedEvent> announcement() {
    return event ->
        System.out.println("listening on http://127.0.0.1:" + event.getWebServer().getPort() + "/graphql");
  }
}
