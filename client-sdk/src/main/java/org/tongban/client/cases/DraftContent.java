package org.tongban.client.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tongban.client.deliveries.DeliveryChoice;
import org.tongban.client.items.Way;

/** What a draft is saved with; it need not be complete. Not safe for use by several threads. */
public final class DraftContent {
  private final Map<String, String> answers = new LinkedHashMap<>();
  private Way way;
  private DeliveryChoice delivery;

  /** Nothing filled in yet. */
  public DraftContent() {}

  /**
   * Answers a field of the form.
   *
   * @param field its name; {@code group/n/name} for member n, from 0, of a group
   */
  public DraftContent answer(String field, String text) {
    answers.put(field, text);
    return this;
  }

  /** Answers fields of the form. */
  public DraftContent answers(Map<String, String> texts) {
    answers.putAll(texts);
    return this;
  }

  /** Chooses the way. */
  public DraftContent way(Way chosen) {
    way = chosen;
    return this;
  }

  /** Chooses how to get the result. */
  public DraftContent delivery(DeliveryChoice chosen) {
    delivery = chosen;
    return this;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("answers", new LinkedHashMap<>(answers));
    if (way != null) {
      json.put("way", way.json());
    }
    if (delivery != null) {
      json.put("delivery", delivery.json());
    }
    return json;
  }
}
