package org.tongban.client.messages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the person chooses. Immutable: each method returns a changed copy. */
public final class PreferencesChoice {
  private final Map<String, Object> json;

  private PreferencesChoice(Map<String, Object> json) {
    this.json = json;
  }

  /**
   * By which ways; about everything, at the usual times.
   *
   * @param mail needs a confirmed address
   */
  public static PreferencesChoice by(boolean sms, boolean mail) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sms", sms);
    json.put("mail", mail);
    return new PreferencesChoice(json);
  }

  private PreferencesChoice with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(json);
    changed.put(name, value);
    return new PreferencesChoice(changed);
  }

  /** Not about these; they are in the messages alone. */
  public PreferencesChoice without(Topic... topics) {
    List<String> names = new ArrayList<>();
    for (Topic topic : topics) {
      names.add(topic.name());
    }
    return with("muted", names);
  }

  /**
   * Not at this time of day, in China's time.
   *
   * @param from {@code HH:mm}
   * @param until {@code HH:mm}, on the next day if it is not later; the same as {@code from} for
   *     being told at any time
   */
  public PreferencesChoice quiet(String from, String until) {
    Map<String, Object> hours = new LinkedHashMap<>();
    hours.put("from", from);
    hours.put("until", until);
    return with("quietHours", hours);
  }

  Map<String, ?> json() {
    return Collections.unmodifiableMap(json);
  }
}
