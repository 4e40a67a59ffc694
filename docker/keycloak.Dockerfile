# The identity provider, built once for its database: started so, it writes nothing but temporary files.
FROM quay.io/keycloak/keycloak:26.7.4 AS build
ENV KC_DB=postgres KC_CACHE=local KC_HEALTH_ENABLED=true
RUN /opt/keycloak/bin/kc.sh build

FROM quay.io/keycloak/keycloak:26.7.4
COPY --from=build /opt/keycloak/ /opt/keycloak/
# The image's own user, who is called keycloak.
USER 1000
EXPOSE 8080
ENTRYPOINT ["/bin/bash"]
CMD ["/start-keycloak.sh"]
