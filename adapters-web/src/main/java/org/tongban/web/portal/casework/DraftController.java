package org.tongban.web.portal.casework;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.casework.AttachMaterial;
import org.tongban.application.casework.CheckEligibility;
import org.tongban.application.casework.EditDraft;
import org.tongban.application.casework.ReuseLicence;
import org.tongban.application.casework.SubmitCase;
import org.tongban.application.identity.Caller;
import org.tongban.application.item.Catalogue;
import org.tongban.application.person.Address;
import org.tongban.application.person.AddressBook;
import org.tongban.application.place.Places;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.FilingRules;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.RoutePlan;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.person.Subject;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** Applies step by step: form, papers, way and delivery, check. What was typed is kept. */
@Hidden
@Controller("/apply")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@Produces(MediaType.TEXT_HTML)
class DraftController {
  private static final String ADD = "add/";
  private static final String VERSION = "version";

  private final Pages pages;
  private final Callers callers;
  private final EditDraft editDraft;
  private final AttachMaterial attachMaterial;
  private final SubmitCase submitCase;
  private final Catalogue catalogue;
  private final Places places;
  private final Ways ways;
  private final AddressBook addressBook;
  private final CheckEligibility checkEligibility;
  private final ReuseLicence reuseLicence;

  DraftController(
      Pages pages,
      Callers callers,
      EditDraft editDraft,
      AttachMaterial attachMaterial,
      SubmitCase submitCase,
      Catalogue catalogue,
      Places places,
      Ways ways,
      AddressBook addressBook,
      CheckEligibility checkEligibility,
      ReuseLicence reuseLicence) {
    this.pages = pages;
    this.callers = callers;
    this.editDraft = editDraft;
    this.attachMaterial = attachMaterial;
    this.submitCase = submitCase;
    this.catalogue = catalogue;
    this.places = places;
    this.ways = ways;
    this.addressBook = addressBook;
    this.checkEligibility = checkEligibility;
    this.reuseLicence = reuseLicence;
  }

  /** A draft of the caller's, with what it is about. */
  private record Open(
      Caller caller, EditDraft.DraftView view, Implementation implementation, Subject applicant) {
    CaseId id() {
      return view.draft().id();
    }

    String path(String step) {
      return "/apply/" + id().value() + "/" + step;
    }

    Ways.Applicant who() {
      return new Ways.Applicant(applicant.kind(), applicant.home());
    }
  }

  private Open find(HttpRequest<?> request, String id) {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    var view = editDraft.view(caller, caseId).orElseThrow(Inputs::absent);
    var implementation =
        catalogue.implementation(view.draft().implementation()).orElseThrow(Inputs::absent);
    var applicant = editDraft.applicant(caller, caseId).orElseThrow(Inputs::absent);
    return new Open(caller, view, implementation, applicant);
  }

  private Map<String, Object> words(Open open, int step) {
    var words = new HashMap<String, Object>();
    words.put("draft", open.view().draft());
    words.put("guide", open.implementation());
    words.put("applicant", open.applicant());
    words.put("step", step);
    return words;
  }

  // The form.

  @Get("/{id}/form")
  HttpResponse<?> form(HttpRequest<?> request, String id, @Nullable @QueryValue String add) {
    var open = find(request, id);
    var form = new Form().with(VERSION, Integer.toString(open.view().draft().version()));
    parts(open).put(form, open.view().draft().answers());
    return pages.show(request, "casework/form", formWords(open, form, add == null ? "" : add));
  }

  private FormParts parts(Open open) {
    return new FormParts(open.implementation().form(), places.organisation().regions());
  }

  private Map<String, Object> formWords(Open open, Form form, String added) {
    var words = words(open, 1);
    var sections = new ArrayList<FormParts.Section>();
    var questions = checkEligibility.questions(open.implementation(), open.applicant());
    if (!questions.isEmpty()) {
      sections.add(FormParts.eligibility(questions, form));
    }
    sections.addAll(parts(open).sections(form, open.view().draft()::isPrefilled, added));
    words.put("form", form);
    words.put("sections", sections);
    words.put("unmet", form.hasErrors() ? unmet(open) : List.of());
    return words;
  }

  /** What keeps the applicant from being granted it at all, in words. */
  private static List<String> unmet(Open open) {
    return open.view().problems().stream()
        .filter(
            problem ->
                problem.about().startsWith("conditions/") || problem.about().equals("subject"))
        .map(FilingRules.Problem::words)
        .toList();
  }

  @Post("/{id}/form")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> saveForm(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var open = find(request, id);
    var form = Form.of(body);
    var answers = parts(open).read(form);
    var content = new EditDraft.Content(answers, Optional.empty(), Optional.empty());
    if (!save(open, form, content)) {
      return pages.again(request, "casework/form", formWords(open, form, ""));
    }
    var action = form.value("action");
    if (action.equals("later")) {
      return Pages.to("/me");
    }
    if (action.startsWith(ADD) && action.matches(ADD + "[a-z][a-z0-9_]{0,39}")) {
      var group = action.substring(ADD.length());
      return Pages.to(open.path("form") + "?add=" + group + "#end-" + group);
    }
    var now = find(request, id);
    now.view().problems().stream()
        .filter(problem -> problem.about().startsWith(FormParts.ANSWER))
        .forEach(problem -> form.wrong(problem.about(), problem.words()));
    unmet(now).forEach(words -> form.wrong("eligibility", words));
    return form.hasErrors()
        ? pages.again(request, "casework/form", formWords(now, form, ""))
        : Pages.to(open.path("materials"));
  }

  /** Keeps what is typed while it is typed; the page goes on with the version in the answer. */
  @Post("/{id}/autosave")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<?> autosave(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var open = find(request, id);
    var form = Form.of(body);
    var content = new EditDraft.Content(parts(open).read(form), Optional.empty(), Optional.empty());
    try {
      return editDraft
          .save(open.caller(), open.id(), form.number(VERSION, 0), content)
          .<HttpResponse<?>>map(saved -> HttpResponse.ok(new Autosaved(saved.draft().version())))
          .orElseThrow(Inputs::absent);
    } catch (StaleVersionException _) {
      return ProblemType.STALE_VERSION.response("这份草稿刚刚在别处改过；请按“保存，下一步”核对。");
    }
  }

  /** What was saved while it was typed. */
  @Serdeable
  record Autosaved(int version) {}

  /** Keeps what was typed; where another window was faster, the text stays on the page. */
  private boolean save(Open open, Form form, EditDraft.Content content) {
    try {
      var saved =
          editDraft
              .save(open.caller(), open.id(), form.number(VERSION, 0), content)
              .orElseThrow(Inputs::absent);
      form.with(VERSION, Integer.toString(saved.draft().version()));
      return true;
    } catch (StaleVersionException _) {
      form.with(VERSION, Integer.toString(open.view().draft().version()));
      form.wrong(VERSION, "这份草稿刚刚在别处改过。您填写的内容还在下面，确认无误后再保存一次即可。");
      return false;
    }
  }

  // The papers.

  @Get("/{id}/materials")
  HttpResponse<?> materials(HttpRequest<?> request, String id) {
    return pages.show(request, "casework/materials", materialWords(find(request, id), new Form()));
  }

  private Map<String, Object> materialWords(Open open, Form form) {
    var words = words(open, 2);
    words.put("form", form);
    words.put("staff", open.caller() instanceof Caller.Staff);
    words.put("offers", reuseLicence.offers(open.caller(), open.view().draft()));
    words.put("used", used(open));
    open.view().problems().stream()
        .filter(problem -> isOfLicence(open, problem))
        .forEach(problem -> form.wrong(problem.about(), problem.words()));
    return words;
  }

  private Map<String, ReuseLicence.Used> used(Open open) {
    return reuseLicence.used(open.id(), open.view().draft().materials());
  }

  /** That a licence which was chosen earlier can't be used any more is said at once. */
  private static boolean isOfLicence(Open open, FilingRules.Problem problem) {
    return open.view().draft().materials().stream()
        .filter(material -> material.form() == Material.Form.LICENCE)
        .anyMatch(material -> problem.about().equals("materials/" + material.code()));
  }

  /** Uses a licence that the city issued, in one click. */
  @Post("/{id}/materials/{code}/licence")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> useLicence(
      HttpRequest<?> request, String id, String code, @Body @Nullable Map<String, Object> body) {
    var open = find(request, id);
    var licence = new LicenceId(Inputs.id(Form.of(body).value("licence")));
    return switch (reuseLicence.use(open.caller(), open.id(), code, licence)) {
      case ReuseLicence.Reuse.Done _ -> Pages.to(open.path("materials") + "#m-" + code);
      case ReuseLicence.Reuse.NotUsable(var words) -> {
        var form = new Form();
        form.wrong("materials/" + code, words);
        yield pages.again(request, "casework/materials", materialWords(open, form));
      }
      case ReuseLicence.Reuse.Absent() -> throw Inputs.absent();
    };
  }

  @Post("/{id}/materials/{code}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> upload(
      HttpRequest<?> request, String id, String code, @Part("file") CompletedFileUpload file)
      throws IOException {
    var open = find(request, id);
    var form = new Form();
    var problem = Uploads.attach(attachMaterial, open.caller(), open.id(), code, file);
    if (problem.isEmpty()) {
      return Pages.to(open.path("materials") + "#m-" + code);
    }
    form.wrong("materials/" + code, problem.get());
    return pages.again(request, "casework/materials", materialWords(open, form));
  }

  @Post("/{id}/materials/{code}/{change}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> changeMaterial(
      HttpRequest<?> request,
      String id,
      String code,
      String change,
      @Body @Nullable Map<String, Object> body) {
    var open = find(request, id);
    var changed =
        switch (change) {
          case "promise" ->
              editDraft.put(
                  open.caller(),
                  open.id(),
                  new Material(code, Optional.empty(), Material.Form.DECLARATION, "告知承诺"));
          case "original" ->
              editDraft.put(
                  open.caller(),
                  open.id(),
                  new Material(code, Optional.empty(), Material.Form.ORIGINAL, ""));
          case "remove" -> editDraft.take(open.caller(), open.id(), code);
          default -> throw Inputs.absent();
        };
    changed.orElseThrow(Inputs::absent);
    return Pages.to(open.path("materials") + "#m-" + code);
  }

  // Way and delivery.

  @Get("/{id}/way")
  HttpResponse<?> way(HttpRequest<?> request, String id) {
    var open = find(request, id);
    var draft = open.view().draft();
    var form = new Form().with(VERSION, Integer.toString(draft.version()));
    draft.way().ifPresent(way -> form.with("way", Ways.key(way)));
    DeliveryForm.with(form, draft.delivery());
    if (draft.delivery().isEmpty()) {
      form.with("recipient.name", open.applicant().displayName())
          .with("recipient.phone", open.applicant().phone().value())
          .with("recipient.region", open.applicant().home().value().substring(0, 6));
    }
    return pages.show(request, "casework/way", wayWords(open, form, offers(open)));
  }

  private List<Ways.Offer> offers(Open open) {
    return ways.lawful(open.caller(), open.view().draft(), open.implementation(), open.who());
  }

  private Map<String, Object> wayWords(Open open, Form form, List<Ways.Offer> offers) {
    if (form.value("way").isEmpty() && !offers.isEmpty()) {
      form.with("way", offers.getFirst().key());
    }
    var words = words(open, 3);
    words.put("form", form);
    words.put("offers", offers);
    words.put("places", places.organisation());
    words.put(
        "fields",
        DeliveryForm.fields(form, open.implementation(), places.organisation(), book(open)));
    return words;
  }

  private List<Address> book(Open open) {
    return open.caller() instanceof Caller.Resident resident
        ? addressBook.list(resident, open.applicant().id())
        : List.of();
  }

  @Post("/{id}/way")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> saveWay(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var open = find(request, id);
    var form = Form.of(body);
    var offers = offers(open);
    var way =
        offers.stream()
            .filter(offer -> offer.key().equals(form.value("way")))
            .map(Ways.Offer::way)
            .findFirst();
    if (way.isEmpty()) {
      form.wrong("way", "请选择办理方式。");
    }
    Optional<DeliveryChoice> delivery = DeliveryForm.read(form, places.organisation(), book(open));
    var content = new EditDraft.Content(open.view().draft().answers(), way, delivery);
    if (save(open, form, content) && !form.hasErrors()) {
      return Pages.to(open.path("check"));
    }
    return pages.again(request, "casework/way", wayWords(open, form, offers));
  }

  // Check and submit.

  @Get("/{id}/check")
  HttpResponse<?> check(HttpRequest<?> request, String id) {
    return pages.show(request, "casework/check", checkWords(find(request, id), List.of()));
  }

  private Map<String, Object> checkWords(Open open, List<String> refusals) {
    var draft = open.view().draft();
    var words = words(open, 4);
    words.put("problems", open.view().problems());
    words.put("refusals", refusals);
    words.put("used", used(open));
    words.put("places", places.organisation());
    words.put(
        "delivery",
        draft
            .delivery()
            .map(choice -> DeliveryForm.words(choice, places.organisation()))
            .orElse(""));
    words.put(
        "route",
        draft
            .way()
            .flatMap(way -> ways.plan(open.implementation(), open.who(), way, draft.delivery()))
            .filter(RoutePlan.Planned.class::isInstance)
            .map(plan -> ((RoutePlan.Planned) plan).route()));
    return words;
  }

  @Post("/{id}/check")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> submit(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.of(request);
    var caseId = new CaseId(Inputs.id(id));
    var version = Form.of(body).number(VERSION, 0);
    return switch (submitCase.submit(caller, caseId, version)) {
      case SubmitCase.Submission.Submitted _ ->
          Pages.to(
              (caller instanceof Caller.Staff ? "/staff/cases/" : "/cases/")
                  + caseId.value()
                  + "?submitted=1");
      case SubmitCase.Submission.Incomplete(var problems) ->
          refused(
              request, id, problems.stream().map(FilingRules.Problem::words).distinct().toList());
      case SubmitCase.Submission.Unlawful(var reasons) -> refused(request, id, reasons);
      case SubmitCase.Submission.Outdated _ ->
          refused(request, id, List.of("办事指南刚刚有了新版本，请按新的要求再看一遍，再提交。"));
      case SubmitCase.Submission.Stale _ ->
          refused(request, id, List.of("这份草稿刚刚在别处改过，下面是最新的内容，请再看一遍。"));
      case SubmitCase.Submission.NotAllowed(var words) -> refused(request, id, List.of(words));
      // Sent twice: the first one made it a case.
      case SubmitCase.Submission.Absent() ->
          Pages.to((caller instanceof Caller.Staff ? "/staff/cases/" : "/cases/") + caseId.value());
    };
  }

  private HttpResponse<?> refused(HttpRequest<?> request, String id, List<String> words) {
    return pages.again(request, "casework/check", checkWords(find(request, id), words));
  }

  @Post("/{id}/discard")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> discard(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    if (!editDraft.discard(callers.of(request), new CaseId(Inputs.id(id)))) {
      throw Inputs.absent();
    }
    return Pages.to("/me");
  }
}
