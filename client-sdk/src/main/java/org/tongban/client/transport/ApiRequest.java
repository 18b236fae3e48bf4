package org.tongban.client.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tongban.client.Download;
import org.tongban.client.JsonObject;
import org.tongban.client.UploadContent;

/**
 * What is asked of the server; between the SDK's own parts, not for applications. Every change
 * gives a new request.
 */
public final class ApiRequest<T> {
  final String method;
  final List<String> path;
  final JsonObject.Reader<T> reader;
  final Class<T> plain;
  List<String> query = new ArrayList<String>();
  Map<String, ?> body;
  UploadContent upload;
  String ifMatch;
  boolean signingIn;

  private ApiRequest(
      String method, List<String> path, JsonObject.Reader<T> reader, Class<T> plain) {
    this.method = method;
    this.path = path;
    this.reader = reader;
    this.plain = plain;
  }

  /** A request that answers JSON. */
  public static <T> ApiRequest<T> of(
      String method, JsonObject.Reader<T> reader, String... segments) {
    return new ApiRequest<T>(method, path(segments), reader, null);
  }

  /** A request that answers nothing of use. */
  public static ApiRequest<Void> ofNothing(String method, String... segments) {
    return new ApiRequest<Void>(method, path(segments), null, Void.class);
  }

  /** A request for a file. */
  public static ApiRequest<Download> ofFile(String... segments) {
    return new ApiRequest<Download>("GET", path(segments), null, Download.class);
  }

  private static List<String> path(String... segments) {
    for (String segment : segments) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        throw new IllegalArgumentException("Not a code or an id: \"" + segment + "\"");
      }
    }
    return new ArrayList<String>(Arrays.asList(segments));
  }

  private ApiRequest<T> same() {
    ApiRequest<T> same = new ApiRequest<T>(method, path, reader, plain);
    same.query = new ArrayList<String>(query);
    same.body = body;
    same.upload = upload;
    same.ifMatch = ifMatch;
    same.signingIn = signingIn;
    return same;
  }

  /** With a query parameter, unless the value is null. */
  public ApiRequest<T> query(String name, Object value) {
    ApiRequest<T> changed = same();
    if (value != null) {
      changed.query.add(name);
      changed.query.add(value.toString());
    }
    return changed;
  }

  /** With the part of a list that is asked for. */
  public ApiRequest<T> page(String cursor, int limit) {
    if (limit < 1 || limit > 100) {
      throw new IllegalArgumentException("A page has 1 to 100 entries: " + limit);
    }
    return query("cursor", cursor).query("limit", limit);
  }

  /** With a JSON body. */
  public ApiRequest<T> json(Map<String, ?> content) {
    ApiRequest<T> changed = same();
    changed.body = content;
    return changed;
  }

  /** With a file and the texts of a form. */
  public ApiRequest<T> file(UploadContent content, Map<String, String> texts) {
    ApiRequest<T> changed = json(texts);
    changed.upload = content;
    return changed;
  }

  /** Only if the resource still has that version. */
  public ApiRequest<T> ifVersion(long version) {
    ApiRequest<T> changed = same();
    changed.ifMatch = "\"" + version + "\"";
    return changed;
  }

  /** Without a token or an idempotency key; sent once, as each answer differs. */
  public ApiRequest<T> signingIn() {
    ApiRequest<T> changed = same();
    changed.signingIn = true;
    return changed;
  }
}
