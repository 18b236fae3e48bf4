package org.tongban.web.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.DefaultHttpClientAddressResolver;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;

/**
 * Where requests come from. What a request says of itself counts only where a configured proxy
 * handed it on.
 */
@Singleton
@Replaces(DefaultHttpClientAddressResolver.class)
public class ClientAddresses implements HttpClientAddressResolver {
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private final Set<String> proxies;

  ClientAddresses(WebConfiguration configuration) {
    this.proxies = new HashSet<>(configuration.getTrustedProxies());
    proxies.remove("");
  }

  /** The client's address, as text. */
  public String of(HttpRequest<?> request) {
    var address = request.getRemoteAddress();
    var sender =
        address.getAddress() == null
            ? address.getHostString()
            : address.getAddress().getHostAddress();
    if (!proxies.contains(sender)) {
      return sender;
    }
    // Each proxy adds whom it heard; the nearest that is no proxy of ours is the client.
    var hops = String.join(",", request.getHeaders().getAll(FORWARDED_FOR)).split(",");
    for (int i = hops.length - 1; i >= 0; i--) {
      var hop = hops[i].strip();
      if (!hop.isEmpty() && !proxies.contains(hop)) {
        return hop.length() > 45 ? sender : hop;
      }
    }
    return sender;
  }

  @Override
  @SuppressWarnings("rawtypes") // The framework asks for it.
  public String resolve(HttpRequest request) {
    return of(request);
  }
}
