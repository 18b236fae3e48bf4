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
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.casework.AttachMaterial;
import org.tongban.application.casework.CaseView;
import org.tongban.application.casework.HandleCase;
import org.tongban.application.casework.OpenMaterial;
import org.tongban.application.casework.ReuseLicence;
import org.tongban.application.casework.TrackCase;
import org.tongban.application.custody.WhereOriginals;
import org.tongban.application.delivery.Deliveries;
import org.tongban.application.identity.Caller;
import org.tongban.application.paper.CasePapers;
import org.tongban.application.person.Address;
import org.tongban.application.person.AddressBook;
import org.tongban.application.place.Places;
import org.tongban.domain.casework.CaseCommand;
import org.tongban.domain.casework.CaseFact;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseState;
import org.tongban.domain.casework.CaseStep;
import org.tongban.domain.casework.Material;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.portal.appointment.VisitsOfCase;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** A case as its applicant's side sees it, and what they can do. */
@Hidden
@Controller("/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.RESIDENT, Roles.STAFF})
@Produces(MediaType.TEXT_HTML)
class CaseController {
  private static final String SEQUENCE = "sequence";
  private static final String ANSWER = "answers/";

  private final Pages pages;
  private final Callers callers;
  private final TrackCase trackCase;
  private final HandleCase handleCase;
  private final AttachMaterial attachMaterial;
  private final OpenMaterial openMaterial;
  private final ReuseLicence reuseLicence;
  private final Places places;
  private final AddressBook addressBook;
  private final Deliveries deliveries;
  private final CasePapers papers;
  private final WhereOriginals whereOriginals;
  private final VisitsOfCase visits;

  CaseController(
      Pages pages,
      Callers callers,
      TrackCase trackCase,
      HandleCase handleCase,
      AttachMaterial attachMaterial,
      OpenMaterial openMaterial,
      ReuseLicence reuseLicence,
      Places places,
      AddressBook addressBook,
      Deliveries deliveries,
      CasePapers papers,
      WhereOriginals whereOriginals,
      VisitsOfCase visits) {
    this.pages = pages;
    this.callers = callers;
    this.trackCase = trackCase;
    this.handleCase = handleCase;
    this.attachMaterial = attachMaterial;
    this.openMaterial = openMaterial;
    this.reuseLicence = reuseLicence;
    this.places = places;
    this.addressBook = addressBook;
    this.deliveries = deliveries;
    this.papers = papers;
    this.whereOriginals = whereOriginals;
    this.visits = visits;
  }

  /** A case that the caller may see. */
  private record Open(Caller caller, CaseView view) {
    CaseId id() {
      return view.file().id();
    }

    String path() {
      return (caller instanceof Caller.Staff ? "/staff/cases/" : "/cases/") + id().value();
    }
  }

  private Open find(HttpRequest<?> request, String id) {
    var caller = callers.of(request);
    var view = trackCase.view(caller, new CaseId(Inputs.id(id))).orElseThrow(Inputs::absent);
    return new Open(caller, view);
  }

  /** The case, if the step is the caller's to take now; else they are sent to the case. */
  private Optional<Open> findFor(HttpRequest<?> request, String id, CaseStep step) {
    var open = find(request, id);
    return open.view().steps().contains(step) ? Optional.of(open) : Optional.empty();
  }

  private HttpResponse<?> toCase(HttpRequest<?> request, String id) {
    return Pages.to(find(request, id).path());
  }

  @Get("/{id}")
  HttpResponse<?> page(HttpRequest<?> request, String id, @Nullable @QueryValue String submitted) {
    var open = find(request, id);
    if (open.caller() instanceof Caller.Staff) {
      return Pages.to(open.path());
    }
    var words = words(open, new Form());
    words.put("submitted", submitted != null);
    words.put("used", reuseLicence.used(open.id(), open.view().file().materials()));
    words.put("timeline", trackCase.timeline(open.caller(), open.id()).orElse(List.of()));
    words.put("explained", CasePages.explained(trackCase, open.caller(), open.view()));
    words.put("delivery", DeliveryForm.words(open.view().file().delivery(), places.organisation()));
    words.put("parcel", parcel(open.id()));
    words.put("papers", papers.ofCase(open.caller(), open.id()).orElse(List.of()));
    words.put("originals", whereOriginals.of(open.id()));
    words.put("visits", visits.find(open.caller(), open.id()));
    return pages.show(request, "casework/case", words);
  }

  /** Where the case's latest parcel is shown, or empty if it has none. */
  private String parcel(CaseId id) {
    return deliveries.latest(id).map(sent -> "/me/deliveries/" + sent.dispatch().id()).orElse("");
  }

  private Map<String, Object> words(Open open, Form form) {
    if (form.value(SEQUENCE).isEmpty()) {
      form.with(SEQUENCE, Integer.toString(open.view().file().sequence()));
    }
    var words = new HashMap<String, Object>();
    words.put("view", open.view());
    words.put("places", places.organisation());
    words.put("form", form);
    words.put("base", "/cases/" + open.id().value());
    words.put("back", open.path());
    return words;
  }

  /** An uploaded paper, to be saved; never shown as a page of this site. */
  @Get("/{id}/materials/{code}")
  @Produces(MediaType.ALL)
  HttpResponse<?> material(HttpRequest<?> request, String id, String code) {
    var file =
        openMaterial
            .open(callers.of(request), new CaseId(Inputs.id(id)), code)
            .orElseThrow(Inputs::absent);
    return HttpResponse.ok(
            new StreamedFile(file.content(), MediaType.of(file.mediaType()))
                .attach(code + extension(file.mediaType())))
        .header("Content-Security-Policy", "default-src 'none'; sandbox");
  }

  private static String extension(String mediaType) {
    return switch (mediaType) {
      case "application/pdf" -> ".pdf";
      case "image/png" -> ".png";
      case "image/jpeg" -> ".jpg";
      default -> "";
    };
  }

  @Get("/{id}/papers/{position}")
  HttpResponse<?> paper(HttpRequest<?> request, String id, int position) {
    var open = find(request, id);
    var papers = open.view().file().papers();
    if (position < 0 || position >= papers.size()) {
      throw Inputs.absent();
    }
    var words = words(open, new Form());
    words.put("paper", papers.get(position));
    return pages.show(request, "casework/paper", words);
  }

  // The correction.

  @Get("/{id}/correction")
  HttpResponse<?> correction(HttpRequest<?> request, String id) {
    var open = findFor(request, id, CaseStep.CORRECTION_ANSWER);
    if (open.isEmpty()) {
      return toCase(request, id);
    }
    var form = typed(open.get());
    return pages.show(request, "casework/correction", correctionWords(open.get(), form));
  }

  private Map<String, Object> correctionWords(Open open, Form form) {
    var view = open.view();
    var points =
        view.file().state() instanceof CaseState.Correcting(var notice, _)
            ? notice.points()
            : List.<CaseState.CorrectionNotice.Point>of();
    var asked = about(points);
    var words = words(open, form);
    words.put("points", points);
    words.put("fields", corrected(view, asked).fields(form));
    words.put(
        "materials",
        view.implementation().materials().stream()
            .filter(material -> asked.contains(material.code()))
            .toList());
    words.put("uploaded", uploaded(open, asked).keySet());
    words.put("licences", licences(open, asked).field(view.implementation(), form));
    words.put("staff", open.caller() instanceof Caller.Staff);
    words.put("explained", CasePages.explained(trackCase, open.caller(), view));
    return words;
  }

  private LicenceChoice licences(Open open, Set<String> codes) {
    return new LicenceChoice(reuseLicence.offers(open.caller(), open.view().file()), codes);
  }

  /** The questions the notice names, with those that depend on their answers. */
  private FormParts corrected(CaseView view, Set<String> asked) {
    var named = new LinkedHashSet<>(asked);
    var form = view.implementation().form();
    for (var before = 0; before != named.size(); ) {
      before = named.size();
      form.stream()
          .filter(
              field ->
                  named.contains(field.placing().group())
                      || field
                          .placing()
                          .shownWhen()
                          .filter(when -> named.contains(when.field()))
                          .isPresent())
          .forEach(field -> named.add(field.name()));
    }
    return new FormParts(
        form.stream().filter(field -> named.contains(field.name())).toList(),
        places.organisation().regions());
  }

  private static Set<String> about(List<CaseState.CorrectionNotice.Point> points) {
    var about = new LinkedHashSet<String>();
    points.forEach(point -> about.add(point.about()));
    return about;
  }

  private Form typed(Open open) {
    return new FormParts(open.view().implementation().form(), places.organisation().regions())
        .put(new Form(), open.view().file().answers());
  }

  /** What was uploaded since the case was filed, and waits to be handed in. */
  private Map<String, Material> uploaded(Open open, Set<String> codes) {
    var found = new HashMap<String, Material>();
    for (var file : attachMaterial.waiting(open.caller(), open.id())) {
      if (codes.contains(file.code())) {
        found.put(
            file.code(),
            new Material(file.code(), Optional.of(file.id()), Material.Form.UPLOAD, ""));
      }
    }
    return found;
  }

  @Post("/{id}/correction/materials/{code}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> uploadCorrection(
      HttpRequest<?> request, String id, String code, @Part("file") CompletedFileUpload file)
      throws IOException {
    var open = find(request, id);
    var problem = Uploads.attach(attachMaterial, open.caller(), open.id(), code, file);
    if (problem.isEmpty()) {
      return Pages.to("/cases/" + id + "/correction#m-" + code);
    }
    var form = typed(open);
    form.wrong("materials/" + code, problem.get());
    return pages.again(request, "casework/correction", correctionWords(open, form));
  }

  @Post("/{id}/correction")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> answerCorrection(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var found = findFor(request, id, CaseStep.CORRECTION_ANSWER);
    if (found.isEmpty()) {
      return toCase(request, id);
    }
    var open = found.get();
    var form = Form.of(body);
    var asked =
        open.view().file().state() instanceof CaseState.Correcting(var notice, _)
            ? about(notice.points())
            : Set.<String>of();
    var materials = handedIn(open, form, asked);
    var answers = corrected(open.view(), asked).read(form);
    var handling =
        handleCase.handle(
            open.caller(),
            open.id(),
            form.number(SEQUENCE, 0),
            new CaseCommand.AnswerCorrection(answers, materials));
    return done(handling, form, SEQUENCE)
        ? Pages.to(open.path())
        : pages.again(request, "casework/correction", correctionWords(find(request, id), form));
  }

  private List<Material> handedIn(Open open, Form form, Set<String> asked) {
    var materials =
        new ArrayList<>(licences(open, asked).handedIn(uploaded(open, asked).values(), form));
    // At a counter the clerk may have taken the paper itself.
    if (open.caller() instanceof Caller.Staff) {
      form.chosen("originals").stream()
          .filter(asked::contains)
          .filter(code -> materials.stream().noneMatch(one -> one.code().equals(code)))
          .forEach(
              code ->
                  materials.add(new Material(code, Optional.empty(), Material.Form.ORIGINAL, "")));
    }
    return materials;
  }

  /** Whether it was done; if not, the form says why. */
  private static boolean done(HandleCase.Handling handling, Form form, String field) {
    return switch (handling) {
      case HandleCase.Handling.Done _ -> true;
      case HandleCase.Handling.Refused(_, var words) -> {
        form.wrong(field, words);
        yield false;
      }
      case HandleCase.Handling.Stale(var current) -> {
        form.with(SEQUENCE, Integer.toString(current));
        form.wrong(field, "办件刚刚有了新的进展。您填写的内容还在下面，确认无误后再提交一次即可。");
        yield false;
      }
      case HandleCase.Handling.Absent() -> throw Inputs.absent();
    };
  }

  // Promised papers.

  @Get("/{id}/promised")
  HttpResponse<?> promised(HttpRequest<?> request, String id) {
    var open = findFor(request, id, CaseStep.PROMISED_MATERIALS);
    return open.isEmpty()
        ? toCase(request, id)
        : pages.show(request, "casework/promised", promisedWords(open.get(), new Form()));
  }

  private static Set<String> promisedCodes(CaseView view) {
    var codes = new LinkedHashSet<String>();
    view.file().openPromises().stream().map(CaseFact.Promise::material).forEach(codes::add);
    return codes;
  }

  private Map<String, Object> promisedWords(Open open, Form form) {
    var codes = promisedCodes(open.view());
    var words = words(open, form);
    words.put(
        "materials",
        open.view().implementation().materials().stream()
            .filter(material -> codes.contains(material.code()))
            .toList());
    words.put("uploaded", uploaded(open, codes).keySet());
    words.put("licences", licences(open, codes).field(open.view().implementation(), form));
    return words;
  }

  @Post("/{id}/promised/materials/{code}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> uploadPromised(
      HttpRequest<?> request, String id, String code, @Part("file") CompletedFileUpload file)
      throws IOException {
    var open = find(request, id);
    var problem = Uploads.attach(attachMaterial, open.caller(), open.id(), code, file);
    if (problem.isEmpty()) {
      return Pages.to("/cases/" + id + "/promised#m-" + code);
    }
    var form = new Form();
    form.wrong("materials/" + code, problem.get());
    return pages.again(request, "casework/promised", promisedWords(open, form));
  }

  @Post("/{id}/promised")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> keepPromise(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var found = findFor(request, id, CaseStep.PROMISED_MATERIALS);
    if (found.isEmpty()) {
      return toCase(request, id);
    }
    var open = found.get();
    var form = Form.of(body);
    var codes = promisedCodes(open.view());
    var materials = licences(open, codes).handedIn(uploaded(open, codes).values(), form);
    var handling =
        handleCase.handle(
            open.caller(),
            open.id(),
            form.number(SEQUENCE, 0),
            new CaseCommand.KeepPromise(materials));
    return done(handling, form, SEQUENCE)
        ? Pages.to(open.path())
        : pages.again(request, "casework/promised", promisedWords(find(request, id), form));
  }

  // Withdrawal and delivery.

  @Get("/{id}/withdrawal")
  HttpResponse<?> withdrawal(HttpRequest<?> request, String id) {
    var open = findFor(request, id, CaseStep.WITHDRAWAL);
    return open.isEmpty()
        ? toCase(request, id)
        : pages.show(request, "casework/withdrawal", words(open.get(), new Form()));
  }

  @Post("/{id}/withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var open = find(request, id);
    var form = Form.of(body);
    var handling =
        handleCase.handle(
            open.caller(),
            open.id(),
            form.number(SEQUENCE, 0),
            new CaseCommand.Withdraw(form.value("reason").strip()));
    return done(handling, form, "reason")
        ? Pages.to(open.path())
        : pages.again(request, "casework/withdrawal", words(find(request, id), form));
  }

  @Get("/{id}/delivery")
  HttpResponse<?> delivery(HttpRequest<?> request, String id) {
    var open = findFor(request, id, CaseStep.DELIVERY);
    return open.isEmpty()
        ? toCase(request, id)
        : pages.show(
            request,
            "casework/delivery",
            deliveryWords(
                open.get(),
                DeliveryForm.with(new Form(), Optional.of(open.get().view().file().delivery()))));
  }

  private Map<String, Object> deliveryWords(Open open, Form form) {
    var words = words(open, form);
    words.put(
        "fields",
        DeliveryForm.fields(form, open.view().implementation(), places.organisation(), book(open)));
    return words;
  }

  private List<Address> book(Open open) {
    return open.caller() instanceof Caller.Resident resident
        ? addressBook.list(resident, open.view().applicant().id())
        : List.of();
  }

  @Post("/{id}/delivery")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> changeDelivery(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var open = find(request, id);
    var form = Form.of(body);
    var choice = DeliveryForm.read(form, places.organisation(), book(open));
    var done =
        choice.isPresent()
            && done(
                handleCase.chooseDelivery(
                    open.caller(), open.id(), form.number(SEQUENCE, 0), choice.get()),
                form,
                "delivery");
    return done
        ? Pages.to(open.path())
        : pages.again(request, "casework/delivery", deliveryWords(find(request, id), form));
  }
}
