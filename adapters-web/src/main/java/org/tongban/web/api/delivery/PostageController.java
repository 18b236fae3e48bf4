package org.tongban.web.api.delivery;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
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
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.delivery.HandOverByManifest;
import org.tongban.application.delivery.PostingStore;
import org.tongban.application.delivery.PrepareParcels;
import org.tongban.application.delivery.SettlePostage;
import org.tongban.application.place.Places;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.Manifest;
import org.tongban.domain.delivery.ManifestId;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Weight;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.api.HonoursIdempotencyKey;
import org.tongban.web.api.IdempotentWrites;
import org.tongban.web.api.Inputs;
import org.tongban.web.api.PageResponse;
import org.tongban.web.api.Times;
import org.tongban.web.print.delivery.LabelSize;
import org.tongban.web.print.delivery.ParcelSheets;
import org.tongban.web.print.delivery.Settlement;
import org.tongban.web.problem.ProblemType;
import org.tongban.web.security.Callers;
import org.tongban.web.security.Roles;

/** The mail rooms' labels, weighing, manifests and costs. */
@Controller("/api/v1/staff")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "bearer")
@Secured(Roles.STAFF)
@Tag(name = "deliveries")
class PostageController {
  private final PrepareParcels parcels;
  private final HandOverByManifest manifests;
  private final SettlePostage postage;
  private final Settlement settlement;
  private final ParcelSheets sheets;
  private final Places places;
  private final Callers callers;
  private final IdempotentWrites writes;

  PostageController(
      PrepareParcels parcels,
      HandOverByManifest manifests,
      SettlePostage postage,
      Settlement settlement,
      ParcelSheets sheets,
      Places places,
      Callers callers,
      IdempotentWrites writes) {
    this.parcels = parcels;
    this.manifests = manifests;
    this.postage = postage;
    this.settlement = settlement;
    this.sheets = sheets;
    this.places = places;
    this.callers = callers;
    this.writes = writes;
  }

  /** Labels of booked parcels as a PDF, one on each page. At most 100 at once. */
  @Get("/deliveries/labels")
  @Produces({MediaType.APPLICATION_PDF, MediaType.APPLICATION_JSON})
  @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_PDF))
  HttpResponse<?> labels(
      HttpRequest<?> request,
      @Nullable @QueryValue List<String> id,
      @Nullable @QueryValue String size) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var ids = ids(inputs, "id", id, PrepareParcels.MOST_LABELS);
    var wanted =
        inputs
            .optional("size", size, Inputs.constant(LabelSize.class))
            .orElse(LabelSize.MM_100_150);
    inputs.check();
    var labels = parcels.labels(caller, ids).orElseThrow(() -> Inputs.absent());
    return pdf(sheets.labels(labels, wanted), "labels");
  }

  static List<DispatchId> ids(
      Inputs inputs, String pointer, @Nullable List<String> sent, int most) {
    if (sent == null || sent.isEmpty() || sent.size() > most) {
      inputs.wrong(pointer, "请选择 1 至 " + most + " 件邮件。");
      return List.of();
    }
    var ids = new ArrayList<DispatchId>();
    for (var text : sent) {
      var id = inputs.required(pointer, text, Inputs::uuid);
      if (id != null) {
        ids.add(new DispatchId(id));
      }
    }
    return ids;
  }

  static MutableHttpResponse<byte[]> pdf(byte[] content, String name) {
    return HttpResponse.ok(content)
        .contentType(MediaType.APPLICATION_PDF_TYPE)
        .header("Content-Disposition", "inline; filename=\"" + name + ".pdf\"")
        .header("Cache-Control", "no-store");
  }

  /** What a parcel weighs, in grams. */
  @Serdeable
  record WeighingRequest(@Nullable Integer grams) {}

  /** Notes what a parcel weighs, and what it costs by the courier's tariff. */
  @Post("/deliveries/{id}/weighing")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PostingResponse.class)))
  HttpResponse<?> weigh(HttpRequest<?> request, String id, @Body WeighingRequest body) {
    var caller = callers.staff(request);
    var dispatch = new DispatchId(Inputs.id(id));
    Weight weight;
    try {
      weight = new Weight(body.grams() == null ? 0 : body.grams());
    } catch (IllegalArgumentException e) {
      return Inputs.refused("/grams", e.getMessage());
    }
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (parcels.weigh(caller, dispatch, weight).orElseThrow(() -> Inputs.absent())) {
              case PrepareParcels.Weighed.Done(var posting) ->
                  HttpResponse.ok(PostingResponse.of(posting));
              case PrepareParcels.Weighed.Refused(var words) -> ProblemType.REFUSED.response(words);
            });
  }

  /** Which parcels to put on a manifest. */
  @Serdeable
  record ManifestRequest(@Nullable List<String> dispatches) {}

  /** Puts booked parcels of one sender and courier on a new hand-over manifest. */
  @Post("/manifests")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ManifestResponse.class)))
  HttpResponse<?> makeManifest(HttpRequest<?> request, @Body ManifestRequest body) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var ids = ids(inputs, "/dispatches", body.dispatches(), Manifest.MOST);
    inputs.check();
    return writes.write(
        request,
        caller,
        body,
        () ->
            switch (manifests.make(caller, ids)) {
              case HandOverByManifest.Answer.Made(var shown) ->
                  HttpResponse.created(
                      ManifestResponse.of(shown.manifest(), places.organisation()),
                      URI.create("/api/v1/staff/manifests/" + shown.manifest().id()));
              case HandOverByManifest.Answer.Refused(var words) ->
                  ProblemType.REFUSED.response(words);
            });
  }

  /** The manifests of the caller's mail rooms, the latest first. */
  @Get("/manifests")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ManifestPage.class)))
  HttpResponse<?> manifests(
      HttpRequest<?> request,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue Integer limit) {
    var city = places.organisation();
    return HttpResponse.ok(
        PageResponse.of(
            manifests.list(callers.staff(request), Inputs.page(cursor, limit)),
            manifest -> ManifestResponse.of(manifest, city)));
  }

  /** One manifest. */
  @Get("/manifests/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ManifestResponse.class)))
  HttpResponse<?> manifest(HttpRequest<?> request, String id) {
    return HttpResponse.ok(
        ManifestResponse.of(found(request, id).manifest(), places.organisation()));
  }

  private HandOverByManifest.Shown found(HttpRequest<?> request, String id) {
    return manifests
        .find(callers.staff(request), new ManifestId(Inputs.id(id)))
        .orElseThrow(() -> Inputs.absent());
  }

  /** A manifest as a PDF to be signed. */
  @Get("/manifests/{id}/sheet")
  @Produces({MediaType.APPLICATION_PDF, MediaType.APPLICATION_JSON})
  @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_PDF))
  HttpResponse<?> sheet(HttpRequest<?> request, String id) {
    var shown = found(request, id);
    return pdf(sheets.manifest(shown), "manifest-" + shown.manifest().number());
  }

  /** Both sides signed: all parcels of the manifest are handed over. */
  @Post("/manifests/{id}/hand-over")
  @HonoursIdempotencyKey
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ManifestResponse.class)))
  HttpResponse<?> handOver(HttpRequest<?> request, String id) {
    var caller = callers.staff(request);
    var manifest = new ManifestId(Inputs.id(id));
    return writes.write(
        request,
        caller,
        null,
        () ->
            HttpResponse.ok(
                ManifestResponse.of(
                    manifests
                        .handOver(caller, manifest)
                        .orElseThrow(() -> Inputs.absent())
                        .manifest(),
                    places.organisation())));
  }

  /** What the caller's mail rooms spent in a month (as 2026-11), by unit and courier. */
  @Get("/postage")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SumPage.class)))
  HttpResponse<?> postage(HttpRequest<?> request, @Nullable @QueryValue String month) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var wanted = month(inputs, month);
    inputs.check();
    var city = places.organisation();
    return HttpResponse.ok(
        PageResponse.of(postage.sums(caller, wanted), sum -> SumResponse.of(sum, city)));
  }

  static @Nullable YearMonth month(Inputs inputs, @Nullable String text) {
    return inputs.required(
        "month",
        text,
        typed -> {
          try {
            return YearMonth.parse(typed);
          } catch (DateTimeException e) {
            throw new IllegalArgumentException("月份的格式为年-月，例如 2026-11。", e);
          }
        });
  }

  /** The parcels one mail room handed over in a month, for settling with couriers, as CSV. */
  @Get("/postage/settlement")
  @Produces({"text/csv", MediaType.APPLICATION_JSON})
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
  HttpResponse<?> settlement(
      HttpRequest<?> request,
      @Nullable @QueryValue String unit,
      @Nullable @QueryValue String month) {
    var caller = callers.staff(request);
    var inputs = new Inputs();
    var sender = inputs.required("unit", unit, UnitCode::new);
    var wanted = month(inputs, month);
    inputs.check();
    return csv(settlement.csv(caller, sender, wanted), sender, wanted);
  }

  static HttpResponse<?> csv(byte[] content, UnitCode sender, YearMonth month) {
    return HttpResponse.ok(content)
        .contentType(MediaType.of("text/csv;charset=utf-8"))
        .header(
            "Content-Disposition",
            "attachment; filename=\"postage-%s-%s.csv\""
                .formatted(sender.value().replaceAll("[^A-Za-z0-9-]", "_"), month))
        .header("Cache-Control", "no-store");
  }

  /** What is known of a parcel besides its dispatch. */
  @Serdeable
  record PostingResponse(
      UUID dispatch,
      String courier,
      String waybill,
      Optional<String> sorting,
      Optional<Integer> grams,
      Optional<String> costYuan,
      Optional<OffsetDateTime> handedOverAt,
      Optional<UUID> manifest) {
    static PostingResponse of(Posting posting) {
      return new PostingResponse(
          posting.dispatch().value(),
          posting.waybill().courier().value(),
          posting.waybill().number(),
          posting.sorting(),
          posting.weighing().map(one -> one.weight().grams()),
          posting.weighing().map(one -> one.cost().toString()),
          posting.handedOver().map(Times::of),
          posting.manifest().map(ManifestId::value));
    }
  }

  /** A manifest. */
  @Serdeable
  record ManifestResponse(
      UUID id,
      String number,
      String sender,
      String senderName,
      String courier,
      List<UUID> dispatches,
      OffsetDateTime madeAt,
      Optional<OffsetDateTime> handedOverAt) {
    static ManifestResponse of(Manifest manifest, Organisation city) {
      return new ManifestResponse(
          manifest.id().value(),
          manifest.number(),
          manifest.sender().value(),
          city.nameOf(manifest.sender()),
          manifest.courier().value(),
          manifest.dispatches().stream().map(DispatchId::value).toList(),
          Times.of(manifest.madeAt()),
          manifest.handedOver().map(Times::of));
    }
  }

  /** A part of the manifests. */
  @Serdeable
  record ManifestPage(List<ManifestResponse> items, Optional<String> next) {}

  /**
   * What a unit spent with a courier.
   *
   * @param weighed how many of the parcels were weighed; the cost is theirs alone
   */
  @Serdeable
  record SumResponse(
      String sender,
      String senderName,
      String courier,
      int parcels,
      int weighed,
      long grams,
      String costYuan) {
    static SumResponse of(PostingStore.Sum sum, Organisation city) {
      return new SumResponse(
          sum.sender().value(),
          city.nameOf(sum.sender()),
          sum.courier().value(),
          sum.parcels(),
          sum.weighed(),
          sum.grams(),
          sum.cost().toString());
    }
  }

  /** The sums. */
  @Serdeable
  record SumPage(List<SumResponse> items, Optional<String> next) {}
}
