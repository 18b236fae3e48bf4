package org.tongban.domain.item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What was answered to a form.
 *
 * @param answers as typed, by the path of the question: its name, or {@code group/n/name} for
 *     member n (from 0) of a group
 */
public record FormAnswers(List<FormField> form, Map<String, String> answers) {
  private static final Pattern MEMBER =
      Pattern.compile("([a-z][a-z0-9_]*)/(0|[1-9][0-9]?)/([a-z][a-z0-9_]*)");

  public FormAnswers {
    form = List.copyOf(form);
    answers = Map.copyOf(answers);
  }

  /** Something to mend. */
  public record Fault(String path, String words) {
    public Fault {
      Objects.requireNonNull(path);
      Objects.requireNonNull(words);
    }
  }

  /** Whether the question is asked, given the other answers. */
  public boolean asks(FormField field) {
    return asks(field, new HashSet<>());
  }

  private boolean asks(FormField field, Set<String> seen) {
    if (!field.placing().group().isEmpty()) {
      return field(field.placing().group()).filter(group -> asks(group, seen)).isPresent();
    }
    if (field.placing().shownWhen().isEmpty()) {
      return true;
    }
    var when = field.placing().shownWhen().get();
    return seen.add(field.name())
        && field(when.field())
            .filter(other -> asks(other, seen))
            .filter(
                other ->
                    FormField.parts(other.normal(answers.get(other.name()))).stream()
                        .anyMatch(when.answers()::contains))
            .isPresent();
  }

  private Optional<FormField> field(String name) {
    return form.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The questions that stand by themselves, in no group, in the order of the form. */
  public List<FormField> topLevel() {
    return form.stream().filter(field -> field.placing().group().isEmpty()).toList();
  }

  /** The questions that are asked for each member of the group. */
  public static List<FormField> asked(List<FormField> form, FormField group) {
    return form.stream().filter(field -> field.placing().group().equals(group.name())).toList();
  }

  /** The numbers of the members of a group for whom anything was answered, in order. */
  public List<Integer> members(FormField group) {
    var numbers = new TreeSet<Integer>();
    answers.forEach(
        (path, answer) -> {
          var found = MEMBER.matcher(path);
          if (found.matches() && found.group(1).equals(group.name()) && !answer.isBlank()) {
            numbers.add(Integer.valueOf(found.group(2)));
          }
        });
    return List.copyOf(numbers);
  }

  private static String path(FormField group, int member, FormField field) {
    return group.name() + "/" + member + "/" + field.name();
  }

  /** The field a path names, in a group or not; empty if the form has none. */
  public static Optional<FormField> at(List<FormField> form, String path) {
    var found = MEMBER.matcher(path);
    return path.indexOf('/') >= 0 && found.matches()
        ? at(form, found.group(1), found.group(3))
        : at(form, "", path);
  }

  private static Optional<FormField> at(List<FormField> form, String group, String name) {
    return form.stream()
        .filter(field -> field.name().equals(name) && field.placing().group().equals(group))
        .filter(field -> field.kind() != FormField.Kind.GROUP)
        .findFirst();
  }

  /** Everything that is wrong with the answers to what is asked, in the order of the form. */
  public List<Fault> problems(FormField.Setting setting) {
    var faults = new ArrayList<Fault>();
    for (var field : topLevel()) {
      if (!asks(field)) {
        continue;
      }
      if (field.kind() == FormField.Kind.GROUP) {
        faults.addAll(problemsOf(field, setting));
      } else {
        field
            .problem(answers.get(field.name()), setting)
            .map(why -> new Fault(field.name(), why))
            .ifPresent(faults::add);
      }
    }
    new TreeMap<>(answers)
        .keySet().stream()
            .filter(path -> at(form, path).isEmpty())
            .map(path -> new Fault(path, "表单里没有这一项。"))
            .forEach(faults::add);
    return faults;
  }

  private List<Fault> problemsOf(FormField group, FormField.Setting setting) {
    var faults = new ArrayList<Fault>();
    var members = members(group);
    var least = Math.max(group.bounds().leastMembers(), group.required() ? 1 : 0);
    if (members.size() < least) {
      faults.add(new Fault(group.name(), "“" + group.label() + "”至少要填 " + least + " 份。"));
    } else if (members.size() > group.bounds().mostMembers()) {
      faults.add(
          new Fault(
              group.name(), "“" + group.label() + "”最多填 " + group.bounds().mostMembers() + " 份。"));
    }
    for (int member : members) {
      for (var field : asked(form, group)) {
        var path = path(group, member, field);
        field
            .problem(answers.get(path), setting)
            .map(why -> new Fault(path, why))
            .ifPresent(faults::add);
      }
    }
    return faults;
  }

  /**
   * The answers as they are handed in: those to what is not asked are left out, the others are in
   * the form they are kept in, and the members of groups are numbered without gaps. Answers that
   * belong to no question are kept, for {@link #problems} to name.
   */
  public FormAnswers asHandedIn() {
    var kept = new HashMap<String, String>();
    for (var field : topLevel()) {
      if (!asks(field)) {
        continue;
      }
      if (field.kind() == FormField.Kind.GROUP) {
        var members = members(field);
        for (int at = 0; at < members.size(); at++) {
          for (var asked : asked(form, field)) {
            keep(
                kept,
                path(field, at, asked),
                asked.normal(answers.get(path(field, members.get(at), asked))));
          }
        }
      } else {
        keep(kept, field.name(), field.normal(answers.get(field.name())));
      }
    }
    answers.forEach(
        (path, answer) -> {
          if (at(form, path).isEmpty()) {
            kept.put(path, answer);
          }
        });
    return new FormAnswers(form, kept);
  }

  private static void keep(Map<String, String> kept, String path, String answer) {
    if (!answer.isEmpty()) {
      kept.put(path, answer);
    }
  }

  /**
   * The answers as the JSON document that {@link FormSchema} describes: numbers as {@link
   * java.math.BigDecimal}, yes and no as booleans, several choices as a list of texts, groups as a
   * list of objects, all else as text. What is not asked or not answered is left out; what can't be
   * read is left as text.
   */
  public Map<String, Object> document() {
    var document = new LinkedHashMap<String, Object>();
    var handedIn = asHandedIn();
    for (var field : topLevel()) {
      if (!asks(field)) {
        continue;
      }
      if (field.kind() == FormField.Kind.GROUP) {
        var members = new ArrayList<Map<String, Object>>();
        for (int member : handedIn.members(field)) {
          var one = new LinkedHashMap<String, Object>();
          for (var asked : asked(form, field)) {
            put(one, asked, handedIn.answers().get(path(field, member, asked)));
          }
          members.add(one);
        }
        if (!members.isEmpty()) {
          document.put(field.name(), members);
        }
      } else {
        put(document, field, handedIn.answers().get(field.name()));
      }
    }
    new TreeMap<>(answers)
        .forEach(
            (path, answer) -> {
              if (at(form, path).isEmpty()) {
                document.put(path, answer);
              }
            });
    return document;
  }

  private static void put(Map<String, Object> document, FormField field, String answer) {
    if (answer != null) {
      document.put(field.name(), value(field, answer));
    }
  }

  private static Object value(FormField field, String answer) {
    return switch (field.kind()) {
      case NUMBER -> FormField.number(answer).<Object>map(number -> number).orElse(answer);
      case YES_NO ->
          answer.equals(FormField.YES) || answer.equals(FormField.NO)
              ? (Object) answer.equals(FormField.YES)
              : answer;
      case MULTIPLE_CHOICE -> FormField.parts(answer);
      case TEXT,
          LONG_TEXT,
          DATE,
          CHOICE,
          PHONE,
          BANK_ACCOUNT,
          CITIZEN_ID,
          CREDIT_CODE,
          REGION,
          GROUP ->
          answer;
    };
  }

  /**
   * The path, as the answers were typed, of a place in {@link #document}.
   *
   * @param place the names and numbers that lead there
   */
  public String path(List<String> place) {
    if (place.size() == 3 && place.get(1).matches("[0-9]{1,2}")) {
      var group = field(place.getFirst());
      var at = Integer.parseInt(place.get(1));
      if (group.isPresent() && at < members(group.get()).size()) {
        return place.getFirst() + "/" + members(group.get()).get(at) + "/" + place.get(2);
      }
    }
    return String.join("/", place);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "FormAnswers[" + answers.size() + " answers]";
  }
}
