package org.tongban.client;

import java.util.List;

/** A part of a list. */
public final class Page<T> {
  private final List<T> items;
  private final String next;

  private Page(List<T> items, String next) {
    this.items = items;
    this.next = next;
  }

  /** Reads pages whose items are read by the reader. */
  public static <T> JsonObject.Reader<Page<T>> of(final JsonObject.Reader<T> reader) {
    return json -> new Page<>(json.list("items", reader), json.textOr("next", null));
  }

  /** What is on this page, in the server's order. */
  public List<T> items() {
    return items;
  }

  /** The cursor that asks for the next page; null on the last one. */
  public String next() {
    return next;
  }
}
