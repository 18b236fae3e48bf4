package org.tongban.web.api.sample;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.tongban.application.delivery.SimulatedParcels;
import org.tongban.application.notification.SimulatedMails;
import org.tongban.application.notification.SimulatedMessages;
import org.tongban.domain.delivery.ParcelEvent;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.ListPages;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.Times;

/** The strings of the simulators. Exists in sample mode only, where all people are invented. */
@Requires(property = "tongban.sample", value = "true")
@Controller("/api/v1/sample")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "sample")
class SampleController {
  private static final int LONGEST_WAYBILL = 40;

  private final SimulatedMessages messages;
  private final SimulatedParcels parcels;
  private final List<SimulatedMails> mails;

  SampleController(
      SimulatedMessages messages, SimulatedParcels parcels, List<SimulatedMails> mails) {
    this.messages = messages;
    this.mails = mails;
    this.parcels = parcels;
  }

  /** The last simulated messages, sign-in codes among them, the latest first. */
  @Get("/messages")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MessagePage.class)))
  HttpResponse<?> messages(
      @Nullable @QueryValue String cursor, @Nullable @QueryValue Integer limit) {
    return HttpResponse.ok(
        PageResponse.of(
            ListPages.cut(
                messages.latest(),
                Inputs.shortList(cursor, limit),
                sent -> sent.at() + sent.phone().value()),
            sent -> new MessageResponse(Times.of(sent.at()), sent.phone().masked(), sent.text())));
  }

  /** The last simulated mails, the latest first. */
  @Get("/mails")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MailPage.class)))
  HttpResponse<?> mails(@Nullable @QueryValue String cursor, @Nullable @QueryValue Integer limit) {
    return HttpResponse.ok(
        PageResponse.of(
            ListPages.cut(
                mails.stream().flatMap(one -> one.latest().stream()).toList(),
                Inputs.shortList(cursor, limit),
                sent -> sent.at() + sent.to().value()),
            sent ->
                new MailResponse(
                    Times.of(sent.at()), sent.to().masked(), sent.subject(), sent.text())));
  }

  /**
   * Lets the next thing happen to a simulated parcel. Takes no Idempotency-Key: nobody is signed
   * in.
   */
  @Post("/couriers/{waybill}/advance")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ParcelResponse.class)))
  HttpResponse<?> advance(String waybill) {
    return shown(waybill.length() > LONGEST_WAYBILL ? Optional.empty() : parcels.advance(waybill));
  }

  /** Sends a simulated parcel back. Takes no Idempotency-Key: nobody is signed in. */
  @Post("/couriers/{waybill}/return")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ParcelResponse.class)))
  HttpResponse<?> sendBack(String waybill) {
    return shown(waybill.length() > LONGEST_WAYBILL ? Optional.empty() : parcels.sendBack(waybill));
  }

  /** Lets a simulated parcel get lost. Takes no Idempotency-Key: nobody is signed in. */
  @Post("/couriers/{waybill}/loss")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ParcelResponse.class)))
  HttpResponse<?> lose(String waybill) {
    return shown(waybill.length() > LONGEST_WAYBILL ? Optional.empty() : parcels.lose(waybill));
  }

  private static HttpResponse<?> shown(Optional<ParcelEvent> event) {
    return HttpResponse.ok(ParcelResponse.of(event.orElseThrow(() -> Inputs.absent())));
  }

  /** A message that was "sent". */
  @Serdeable
  record MessageResponse(OffsetDateTime at, String phone, String text) {
    @Override
    public String toString() {
      return "MessageResponse[***]";
    }
  }

  /** A mail that was "sent". */
  @Serdeable
  record MailResponse(OffsetDateTime at, String to, String subject, String text) {
    @Override
    public String toString() {
      return "MailResponse[***]";
    }
  }

  /** A part of the mails. */
  @Serdeable
  record MailPage(List<MailResponse> items, Optional<String> next) {}

  /** A part of the messages. */
  @Serdeable
  record MessagePage(List<MessageResponse> items, Optional<String> next) {}

  /** What happened to a parcel last. */
  @Serdeable
  record ParcelResponse(OffsetDateTime at, ParcelEvent.Kind kind, String words) {
    static ParcelResponse of(ParcelEvent event) {
      return new ParcelResponse(Times.of(event.at()), event.kind(), event.words());
    }
  }
}
