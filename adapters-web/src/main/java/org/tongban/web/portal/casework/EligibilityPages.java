package org.tongban.web.portal.casework;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.casework.CheckEligibility;
import org.tongban.domain.item.Eligibility;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.person.Subject;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;

/** The page that says whether somebody can apply, and what else they can do. */
public final class EligibilityPages {
  private static final String PAGE = "item/eligibility";

  private EligibilityPages() {}

  /** Nothing but what was declared. */
  static CheckEligibility.Given declaring(Map<String, Boolean> declared) {
    return new CheckEligibility.Given(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), declared);
  }

  /** The page where an application could not be begun: every reason, and what to do instead. */
  public static HttpResponse<?> refused(
      Pages pages,
      HttpRequest<?> request,
      Implementation implementation,
      List<Eligibility.Unmet> unmet) {
    return pages.again(
        request,
        PAGE,
        words(
            implementation,
            new Eligibility.NotEligible(unmet),
            Optional.empty(),
            new Form(),
            List.of()));
  }

  static Map<String, Object> words(
      Implementation implementation,
      Eligibility eligibility,
      Optional<Subject> applicant,
      Form form,
      List<Field> fields) {
    var words = new HashMap<String, Object>();
    words.put("guide", implementation);
    words.put("eligibility", eligibility);
    words.put("applicant", applicant);
    words.put("form", form);
    words.put("fields", fields);
    return words;
  }
}
