package org.tongban.server.api;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tongban.server.scenario.Api;

/** For each write of the mail room and of who waits for a parcel something it can be done to. */
final class DeliveryWrites {
  /** Of the visitor whose results are mailed. */
  private static final String PHONE = "15400000006";

  private DeliveryWrites() {}

  static Map<String, Supplier<RepeatedWritesTest.Write>> scenarios(
      URI address, Supplier<JsonNode> booked, Api mailRoom) {
    return Map.ofEntries(
        entry(
            "POST /staff/deliveries/{id}/weighing",
            () ->
                RepeatedWritesTest.write(
                    mailRoom,
                    "POST",
                    "/staff/deliveries/" + id(booked.get()) + "/weighing",
                    Map.of("grams", 180),
                    Map.of("grams", 181),
                    null)),
        entry(
            "POST /staff/manifests",
            () ->
                RepeatedWritesTest.write(
                    mailRoom,
                    "POST",
                    "/staff/manifests",
                    Map.of("dispatches", List.of(id(booked.get()))),
                    Map.of("dispatches", List.of(id(booked.get()))),
                    null)),
        entry(
            "POST /staff/manifests/{id}/hand-over",
            () ->
                RepeatedWritesTest.write(
                    mailRoom,
                    "POST",
                    "/staff/manifests/" + manifest(booked, mailRoom) + "/hand-over",
                    null,
                    null,
                    null)),
        entry("POST /deliveries/{id}/receipt", () -> receipt(address, booked, mailRoom)));
  }

  private static String id(JsonNode thing) {
    return thing.get("id").asText();
  }

  private static String manifest(Supplier<JsonNode> booked, Api mailRoom) {
    return id(
        mailRoom
            .post("/staff/manifests", Map.of("dispatches", List.of(id(booked.get()))))
            .expect(201));
  }

  /** Of a parcel that the courier reported as signed for, by who waits for it. */
  private static RepeatedWritesTest.Write receipt(
      URI address, Supplier<JsonNode> booked, Api mailRoom) {
    var parcel = booked.get();
    mailRoom.post("/staff/deliveries/" + id(parcel) + "/hand-over", Map.of()).expect(200);
    var anybody = Api.anonymous(address);
    var number = parcel.get("waybill").asText();
    for (int tries = 0; tries < 50; tries++) {
      anybody.post("/sample/couriers/" + number + "/advance", Map.of());
      if (mailRoom
          .get("/deliveries/" + id(parcel))
          .expect(200)
          .get("state")
          .asText()
          .equals("SIGNED")) {
        break;
      }
    }
    var visitor = anybody.resident(PHONE);
    visitor
        .put(
            "/me/identity",
            Map.of("name", "测小雨", "citizenId", "44999919981111002X", "home", "440981"))
        .expect(200);
    return RepeatedWritesTest.write(
        visitor,
        "POST",
        "/deliveries/" + id(parcel) + "/receipt",
        Map.of("received", true),
        Map.of("received", false),
        null);
  }
}
