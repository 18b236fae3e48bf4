package org.tongban.web.portal.casework;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.tongban.domain.casework.NearestWay;
import org.tongban.domain.item.Implementation;

/** The address from which a way is begun; it says nothing about the person. */
public final class Starting {
  /** The path below which ways are begun. */
  static final String PATH = "/ways/start";

  private Starting() {}

  /** Where to begin that way. */
  public static String path(Implementation implementation, NearestWay found) {
    var way = found.way();
    Map<String, String> query = new LinkedHashMap<>();
    query.put("implementation", implementation.ref().code().value());
    query.put("mode", way.mode().name());
    query.put("channel", way.channel().name());
    way.place().ifPresent(place -> query.put("place", place.value()));
    query.put("from", way.from().value());
    query.put("actingAs", way.actingAs().name());
    return query.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&", PATH + "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
