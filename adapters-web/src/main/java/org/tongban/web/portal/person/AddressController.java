package org.tongban.web.portal.person;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.Address;
import org.tongban.application.person.AddressBook;
import org.tongban.application.person.AddressId;
import org.tongban.application.place.Places;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.web.api.Inputs;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.Pages;
import org.tongban.web.portal.RegionChoice;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The resident's address book. */
@Hidden
@Controller("/me/addresses")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.RESIDENT)
@Produces(MediaType.TEXT_HTML)
class AddressController {
  private static final String HOME = "/me/addresses";
  private static final String PAGE = "person/addressForm";
  private static final String VERSION = "version";
  private static final String STREET = "street";

  private final Pages pages;
  private final Callers callers;
  private final AddressBook book;
  private final Places places;

  AddressController(Pages pages, Callers callers, AddressBook book, Places places) {
    this.pages = pages;
    this.callers = callers;
    this.book = book;
    this.places = places;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, @Nullable @QueryValue String done) {
    var caller = callers.resident(request);
    return pages.show(
        request,
        "person/addresses",
        Map.of(
            "addresses",
            book.list(caller, caller.person()),
            "regions",
            places.organisation().regions(),
            "done",
            done == null ? "" : done));
  }

  @Get("/new")
  HttpResponse<?> fresh(HttpRequest<?> request) {
    return pages.show(request, PAGE, words(new Form(), ""));
  }

  private Map<String, Object> words(Form form, String id) {
    return Map.of(
        "form", form, "id", id, "counties", RegionChoice.homes(places.organisation().regions()));
  }

  @Get("/{id}")
  HttpResponse<?> edit(HttpRequest<?> request, String id) {
    var caller = callers.resident(request);
    var address = find(caller, id);
    var to = address.recipient();
    var region = to.region().value();
    var form =
        new Form()
            .with("name", to.name().value())
            .with("phone", to.phone().value())
            .with(RegionChoice.NAME, region.substring(0, Math.min(6, region.length())))
            .with(
                RegionChoice.PLACE,
                RegionChoice.place(to.region(), places.organisation().regions()))
            .with(STREET, to.street())
            .with(VERSION, Integer.toString(address.version()));
    return pages.show(request, PAGE, words(form, id));
  }

  private Address find(Caller.Resident caller, String id) {
    return book.find(caller, new AddressId(Inputs.id(id)), caller.person())
        .orElseThrow(Inputs::absent);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> add(HttpRequest<?> request, @Body @Nullable Map<String, Object> body) {
    var caller = callers.resident(request);
    var form = Form.of(body);
    var recipient = read(form);
    return recipient.isPresent() && kept(book.add(caller, caller.person(), recipient.get()), form)
        ? Pages.to(HOME + "?done=added")
        : pages.again(request, PAGE, words(form, ""));
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.resident(request);
    var address = find(caller, id);
    var form = Form.of(body);
    var recipient = read(form);
    var which = new AddressBook.Which(address.id(), caller.person(), form.number(VERSION, 0));
    return recipient.isPresent()
            && kept(book.change(caller, new AddressBook.Change(which, recipient.get())), form)
        ? Pages.to(HOME + "?done=changed")
        : pages.again(request, PAGE, words(form, id));
  }

  private Optional<Recipient> read(Form form) {
    var name = form.required("name", "请填写收件人姓名。", PersonName::of);
    var phone = form.required("phone", "请填写收件人手机号码。", MobileNumber::of);
    var region = RegionChoice.read(form, places.organisation().regions());
    var street = form.text(STREET);
    if (street.isEmpty()) {
      form.wrong(STREET, "请填写详细地址，写到门牌号。");
    }
    return name.isEmpty() || phone.isEmpty() || region.isEmpty() || street.isEmpty()
        ? Optional.empty()
        : form.required(
            STREET,
            "请填写详细地址，写到门牌号。",
            text -> new Recipient(name.get(), phone.get(), region.get(), text));
  }

  /** Whether it is in the book; if not, the form says why. */
  private static boolean kept(AddressBook.Answer answer, Form form) {
    return switch (answer) {
      case AddressBook.Answer.Kept _ -> true;
      case AddressBook.Answer.Absent() -> throw Inputs.absent();
      case AddressBook.Answer.Stale(var current) -> {
        form.with(VERSION, Integer.toString(current));
        form.wrong("name", "这个地址刚刚在别处改过。您填写的内容还在下面，确认无误后再保存一次即可。");
        yield false;
      }
      case AddressBook.Answer.Full(var words) -> {
        form.wrong("name", words);
        yield false;
      }
      case AddressBook.Answer.Refused(var field, var words) -> {
        form.wrong(
            switch (field) {
              case NAME -> "name";
              case PHONE -> "phone";
              case REGION -> RegionChoice.NAME;
            },
            words);
        yield false;
      }
    };
  }

  @Post("/{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(
      HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> body) {
    var caller = callers.resident(request);
    var version = Form.of(body).number(VERSION, 0);
    return switch (book.remove(
        caller, new AddressBook.Which(new AddressId(Inputs.id(id)), caller.person(), version))) {
      // Gone is gone, whoever was first.
      case AddressBook.Removal.Removed(), AddressBook.Removal.Absent() ->
          Pages.to(HOME + "?done=removed");
      case AddressBook.Removal.Stale _ -> Pages.to(HOME + "?done=stale");
    };
  }
}
