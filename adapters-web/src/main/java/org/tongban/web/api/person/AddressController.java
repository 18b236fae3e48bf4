package org.tongban.web.api.person;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.Address;
import org.tongban.application.person.AddressBook;
import org.tongban.application.person.AddressBook.Answer;
import org.tongban.application.person.AddressBook.Removal;
import org.tongban.application.person.AddressId;
import org.tongban.application.place.Places;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.ListPages;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.TakesVersion;
import org.tongban.web.api.casework.RecipientRequest;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The resident's address book. */
@Controller("/api/v1/addresses")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.RESIDENT)
@SecurityRequirement(name = "bearer")
@Tag(name = "addresses")
class AddressController {
  private static final String LOOK_AGAIN = "请重新打开，查看最新内容后再修改。";

  private final AddressBook book;
  private final Places places;
  private final Callers callers;
  private final IdempotentWrites writes;

  AddressController(AddressBook book, Places places, Callers callers, IdempotentWrites writes) {
    this.book = book;
    this.places = places;
    this.callers = callers;
    this.writes = writes;
  }

  /** All addresses, the oldest first. */
  @Get
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AddressPage.class)))
  HttpResponse<?> list(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var caller = callers.resident(request);
    return HttpResponse.ok(
        PageResponse.of(
            ListPages.cut(
                book.list(caller, caller.person()),
                Inputs.shortList(cursor, limit),
                address -> address.id().value().toString()),
            this::show));
  }

  /** An address. */
  @Get("/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AddressResponse.class)))
  HttpResponse<?> get(HttpRequest<?> request, String id) {
    var caller = callers.resident(request);
    return book.find(caller, new AddressId(Inputs.id(id)), caller.person())
        .<HttpResponse<?>>map(address -> tagged(HttpResponse.ok(show(address)), address))
        .orElseThrow(() -> Inputs.absent());
  }

  /** Adds an address. */
  @Post
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = AddressResponse.class)))
  HttpResponse<?> add(HttpRequest<?> request, @Body RecipientRequest body) {
    var caller = callers.resident(request);
    var inputs = new Inputs();
    var recipient = body.read(inputs, "");
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (book.add(caller, caller.person(), recipient)) {
              case Answer.Kept(var address) ->
                  tagged(
                      HttpResponse.created(
                          show(address), URI.create("/api/v1/addresses/" + address.id().value())),
                      address);
              case Answer other -> refused(other);
            });
  }

  /** Replaces an address. */
  @Put("/{id}")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AddressResponse.class)))
  HttpResponse<?> change(HttpRequest<?> request, String id, @Body RecipientRequest body) {
    var caller = callers.resident(request);
    var which =
        new AddressBook.Which(
            new AddressId(Inputs.id(id)), caller.person(), Inputs.version(request));
    var inputs = new Inputs();
    var recipient = body.read(inputs, "");
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (book.change(caller, new AddressBook.Change(which, recipient))) {
              case Answer.Kept(var address) -> tagged(HttpResponse.ok(show(address)), address);
              case Answer other -> refused(other);
            });
  }

  private static MutableHttpResponse<Object> refused(Answer answer) {
    return switch (answer) {
      case Answer.Kept _ -> throw new IllegalArgumentException("Not refused");
      case Answer.Absent() -> ProblemType.NOT_FOUND.response(Inputs.absent().detail());
      case Answer.Stale(var current) -> stale(current);
      case Answer.Full(var words) -> ProblemType.REFUSED.response(words);
      case Answer.Refused(var field, var words) ->
          Inputs.refused(
              switch (field) {
                case NAME -> "/name";
                case PHONE -> "/phone";
                case REGION -> "/region";
              },
              words);
    };
  }

  /** Removes an address; with {@code If-Match} only that version of it. */
  @Delete("/{id}")
  @HonoursIdempotencyKey
  @TakesVersion
  @ApiResponse(responseCode = "204")
  HttpResponse<?> remove(HttpRequest<?> request, String id) {
    var caller = callers.resident(request);
    var address = new AddressId(Inputs.id(id));
    var sent = Inputs.versionIfSent(request);
    return writes.write(request, caller, null, () -> removed(caller, address, sent));
  }

  private MutableHttpResponse<?> removed(
      Caller.Resident caller, AddressId address, Optional<Integer> sent) {
    var found = book.find(caller, address, caller.person());
    if (found.isEmpty()) {
      return ProblemType.NOT_FOUND.response(Inputs.absent().detail());
    }
    int version = sent.orElse(found.get().version());
    return switch (book.remove(caller, new AddressBook.Which(address, caller.person(), version))) {
      case Removal.Removed() -> HttpResponse.noContent();
      case Removal.Absent() -> ProblemType.NOT_FOUND.response(Inputs.absent().detail());
      case Removal.Stale(var current) -> stale(current);
    };
  }

  private static MutableHttpResponse<Object> stale(int current) {
    return ProblemType.STALE_VERSION
        .response(LOOK_AGAIN)
        .header(HttpHeaders.ETAG, "\"" + current + "\"");
  }

  private static <T> MutableHttpResponse<T> tagged(
      MutableHttpResponse<T> response, Address address) {
    return response.header(HttpHeaders.ETAG, "\"" + address.version() + "\"");
  }

  private AddressResponse show(Address address) {
    var to = address.recipient();
    return new AddressResponse(
        address.id().value(),
        to.name().value(),
        to.phone().value(),
        to.region().value(),
        places.organisation().regions().fullName(to.region()),
        to.street(),
        address.version());
  }

  /** An address of the book. */
  @Serdeable
  record AddressResponse(
      UUID id,
      String name,
      String phone,
      String region,
      String regionName,
      String street,
      int version) {
    @Override
    public String toString() {
      return "AddressResponse[" + id + "]";
    }
  }

  /** A part of the book. */
  @Serdeable
  record AddressPage(List<AddressResponse> items, Optional<String> next) {}
}
