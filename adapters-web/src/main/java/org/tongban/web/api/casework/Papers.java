package org.tongban.web.api.casework;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.casework.CaseView;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.place.Organisation;

/** Papers that were issued, as pages to be printed. */
@Singleton
class Papers {
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  /** The paper with that number, or empty. */
  Optional<String> html(CaseView view, String number, Organisation city) {
    return view.file().papers().stream()
        .filter(paper -> paper.number().equals(number))
        .findFirst()
        .map(
            paper -> {
              var output = new StringOutput();
              templates.render(
                  "api/paper.jte",
                  Map.of(
                      "title", paper.title(),
                      "number", paper.number(),
                      "on", paper.on().toString(),
                      "authority", city.nameOf(view.file().route().decider()),
                      "applicant", view.applicant().displayName(),
                      "item", view.file().filing().itemName(),
                      "caseNumber", view.file().filing().number().display(),
                      "decision", decision(view)),
                  output);
              return output.toString();
            });
  }

  private static String decision(CaseView view) {
    return view.events().stream()
        .map(event -> event.fact())
        .filter(CaseFact.Decided.class::isInstance)
        .map(CaseFact.Decided.class::cast)
        .map(decided -> decided.outcome().label() + "。" + decided.reason() + decided.remedy())
        .reduce((_, last) -> last)
        .orElse("");
  }
}
