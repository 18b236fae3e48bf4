package org.tongban.web.api.queue;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.queue.HallNow;
import org.tongban.application.queue.TakeTicket;
import org.tongban.application.queue.WatchQueue;
import org.tongban.domain.place.UnitCode;
import org.tongban.domain.queue.TicketId;
import org.tongban.web.api.Inputs;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.ClientAddresses;
import reactor.core.publisher.Flux;

/** What everybody in a hall may see, now and live. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "queue")
class HallController {
  private static final String LAST_EVENT = "Last-Event-ID";
  private static final String RETRY_SECONDS = "30";
  private static final String NOT_KEPT = "no-store";

  private final WatchQueue watchQueue;
  private final TakeTicket takeTicket;
  private final LiveHalls liveHalls;
  private final ClientAddresses addresses;

  HallController(
      WatchQueue watchQueue,
      TakeTicket takeTicket,
      LiveHalls liveHalls,
      ClientAddresses addresses) {
    this.watchQueue = watchQueue;
    this.takeTicket = takeTicket;
    this.liveHalls = liveHalls;
    this.addresses = addresses;
  }

  private HallNow hall(String code) {
    return watchQueue.hall(Inputs.code(code, UnitCode::new)).orElseThrow(Inputs::absent);
  }

  /** Who is called where in a hall, and how many wait. */
  @Get("/service-points/{code}/queue")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = QueueResponse.class)))
  HttpResponse<?> queue(String code) {
    return HttpResponse.ok(QueueResponse.of(hall(code)))
        .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT);
  }

  /**
   * The same whenever it changes, as server-sent events: {@code queue} with the whole of it and the
   * version as its id, and {@code heartbeat} as a sign of life. Whoever names the version they show
   * ({@code Last-Event-ID} or {@code after}) is told first only if there is a newer one. Too many
   * connections from one address are answered with 429.
   */
  @Get(uri = "/service-points/{code}/queue/events", produces = MediaType.TEXT_EVENT_STREAM)
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM,
              schema = @Schema(implementation = QueueResponse.class)))
  HttpResponse<?> events(
      HttpRequest<?> request,
      String code,
      @Nullable @QueryValue String after,
      @Nullable @Header(LAST_EVENT) String lastEvent) {
    long known = known(after, lastEvent);
    return live(liveHalls.board(new LiveHalls.Wish(addresses.of(request), hall(code), known)));
  }

  /** A ticket, for whoever knows its identity, as the printed code has it. It names nobody. */
  @Get("/tickets/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TicketResponse.class)))
  HttpResponse<?> ticket(String id) {
    return HttpResponse.ok(TicketResponse.of(shown(Inputs.id(id))))
        .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT);
  }

  private TakeTicket.Shown shown(UUID id) {
    return takeTicket.find(new TicketId(id)).orElseThrow(Inputs::absent);
  }

  /**
   * The same whenever it changes, as server-sent events: {@code ticket} with the whole of it and
   * the hall's version as its id, and {@code heartbeat} as a sign of life.
   */
  @Get(uri = "/tickets/{id}/events", produces = MediaType.TEXT_EVENT_STREAM)
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM,
              schema = @Schema(implementation = TicketResponse.class)))
  HttpResponse<?> ticketEvents(
      HttpRequest<?> request,
      String id,
      @Nullable @QueryValue String after,
      @Nullable @Header(LAST_EVENT) String lastEvent) {
    long known = known(after, lastEvent);
    var ticket = shown(Inputs.id(id)).ticket();
    var hall = watchQueue.hall(ticket.hall()).orElseThrow(Inputs::absent);
    return live(
        liveHalls.ticket(new LiveHalls.Wish(addresses.of(request), hall, known), ticket.id()));
  }

  private static long known(String after, String lastEvent) {
    var inputs = new Inputs();
    var known =
        inputs
            .optional(LAST_EVENT, lastEvent, HallController::version)
            .or(() -> inputs.optional("after", after, HallController::version));
    inputs.check();
    return known.orElse(-1L);
  }

  private static long version(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("应为已收到的最后一个事件的编号。");
    }
    return Long.parseLong(text);
  }

  private static HttpResponse<?> live(Optional<Flux<Event<Object>>> events) {
    return events
        .<HttpResponse<?>>map(
            stream ->
                HttpResponse.ok(stream)
                    .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
                    // A proxy in front would otherwise wait for the end.
                    .header("X-Accel-Buffering", "no"))
        .orElseGet(
            () ->
                ProblemType.TOO_MANY_REQUESTS
                    .response("同时打开的页面过多，请关闭一些后再试。")
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS));
  }
}
