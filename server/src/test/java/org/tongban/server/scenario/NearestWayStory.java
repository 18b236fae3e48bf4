package org.tongban.server.scenario;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer of the nearest way as a person would read it. */
final class NearestWayStory {
  private NearestWayStory() {}

  static String of(String who, JsonNode answer) {
    var text = new StringBuilder("### ").append(who).append("\n\n");
    text.append(answer.get("competence").asText()).append("\n");
    for (var unmet : answer.get("unmet")) {
      text.append("\n**现在还不符合条件**：").append(unmet.asText()).append("\n");
    }
    text.append("\n");
    for (var way : answer.get("ways")) {
      way(text, way);
    }
    var unopened = new StringBuilder();
    if (!answer.get("closed").isEmpty()) {
      text.append("\n不能用的办法：\n\n");
    }
    for (var closed : answer.get("closed")) {
      var name = closed.get("channelName").asText();
      if (closed.get("reasons").get(0).asText().startsWith("本事项没有开通")) {
        unopened.append(unopened.isEmpty() ? "" : "、").append(name);
      } else {
        text.append("- ").append(name).append("：");
        closed.get("reasons").forEach(reason -> text.append(reason.asText()));
        text.append("\n");
      }
    }
    if (!unopened.isEmpty()) {
      text.append("- 没有开通的渠道：").append(unopened).append("\n");
    }
    return text.append("\n").toString();
  }

  private static void way(StringBuilder text, JsonNode way) {
    text.append(way.get("rank").asInt())
        .append(". **")
        .append(way.get("title").asText())
        .append("**（")
        .append(way.get("points").asInt())
        .append(" 分：");
    var between = "";
    for (var part : way.get("cost")) {
      text.append(between)
          .append(part.get("words").asText())
          .append(" ")
          .append(part.get("points").asInt());
      between = "，";
    }
    text.append("）\n");
    for (var reason : way.get("reasons")) {
      text.append("   - ").append(reason.asText()).append("\n");
    }
    var clock = way.get("clock");
    text.append("   - ")
        .append(clock.get("handedIn").asText())
        .append(" 递交，")
        .append(
            clock.get("onTheSpot").asBoolean()
                ? "当场办结"
                : "预计 "
                    + clock.get("finish").asText()
                    + " 办结，最迟 "
                    + clock.get("latest").asText()
                    + (clock.get("provisional").asBoolean() ? "（有尚未公布放假安排的日期）" : ""))
        .append("\n");
    if (way.hasNonNull("place")) {
      var place = way.get("place");
      text.append("   - 地点：")
          .append(place.get("name").asText())
          .append("，")
          .append(place.get("address").asText())
          .append("，")
          .append(place.get("phone").asText())
          .append("，")
          .append(place.get("openingHours").asText());
      if (place.hasNonNull("opening")) {
        var opening = place.get("opening");
        text.append(
            opening.get("openNow").asBoolean()
                ? "，现在开门"
                : "，下次开门 " + opening.get("from").asText().substring(0, 16).replace('T', ' '));
      }
      text.append("\n");
    }
    text.append("   - 带：");
    between = "";
    for (var bring : way.get("bring")) {
      text.append(between)
          .append(bring.get("name").asText())
          .append("（")
          .append(bring.get("how").asText())
          .append("）");
      between = "、";
    }
    text.append("\n   - 结果：");
    way.get("comesBack").forEach(back -> text.append(back.asText()));
    text.append("；费用：").append(way.get("fee").asText()).append("\n");
  }
}
