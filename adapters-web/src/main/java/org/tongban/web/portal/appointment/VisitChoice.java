package org.tongban.web.portal.appointment;

import io.micronaut.http.HttpRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.appointment.SeeAvailability;
import org.tongban.domain.appointment.Visit;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.item.BasicCode;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;

/**
 * What somebody wants to come for, as the pages of booking hand it on in their addresses: so going
 * back, a bookmark and an error lose nothing of it.
 *
 * @param items what it is for; none where one does not know yet
 * @param people how many are served
 * @param caseId the case it belongs to, where there is one
 */
public record VisitChoice(List<BasicCode> items, int people, Optional<CaseId> caseId) {
  /** The name of the parameter that holds an item's code; there may be several. */
  public static final String ITEM = "item";

  /** The name of the parameter that holds how many are served. */
  public static final String PEOPLE = "people";

  /** The name of the parameter that holds the case. */
  public static final String CASE = "case";

  public VisitChoice {
    items = List.copyOf(items);
    Objects.requireNonNull(caseId);
  }

  /** What the address of a page says; what can't be read counts as not said. */
  static VisitChoice of(HttpRequest<?> request) {
    var sent = request.getParameters();
    return read(
        sent.getAll(ITEM), sent.get(PEOPLE, String.class).orElse(""), sent.get(CASE, String.class));
  }

  /** What a form says. */
  static VisitChoice of(Form form) {
    return read(form.chosen(ITEM), form.value(PEOPLE), form.text(CASE));
  }

  private static VisitChoice read(List<String> codes, String people, Optional<String> caseId) {
    Set<BasicCode> items = new LinkedHashSet<>();
    codes.stream()
        .filter(BasicCode::isValid)
        .map(BasicCode::new)
        .limit(Visit.MAXIMUM_ITEMS)
        .forEach(items::add);
    return new VisitChoice(
        List.copyOf(items),
        people.matches("[1-" + Visit.MAXIMUM_PEOPLE + "]") ? Integer.parseInt(people) : 1,
        caseId.filter(text -> !text.isBlank()).map(text -> new CaseId(Inputs.id(text))));
  }

  SeeAvailability.Wanted wanted() {
    return new SeeAvailability.Wanted(items, people);
  }

  /** The same as parameters of an address, each followed by an ampersand. */
  public String query() {
    var query = new StringBuilder();
    items.forEach(item -> query.append(ITEM).append('=').append(item.value()).append('&'));
    query.append(PEOPLE).append('=').append(people).append('&');
    caseId.ifPresent(id -> query.append(CASE).append('=').append(id.value()).append('&'));
    return query.toString();
  }
}
