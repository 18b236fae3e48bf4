package org.tongban.web.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.DefaultHttpHostResolver;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;

/** Links are built from the configured base URL: what a request calls us is not believed. */
@Singleton
@Replaces(DefaultHttpHostResolver.class)
class BaseUrlResolver implements HttpHostResolver {
  private final String base;

  BaseUrlResolver(WebConfiguration configuration) {
    this.base = configuration.getBaseUrl().toString();
  }

  @Override
  @SuppressWarnings("rawtypes") // The framework asks for it.
  public String resolve(HttpRequest request) {
    return base;
  }
}
