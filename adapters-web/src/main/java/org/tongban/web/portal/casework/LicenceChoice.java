package org.tongban.web.portal.casework;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.tongban.application.casework.ReuseLicence.Offer;
import org.tongban.domain.casework.Material;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Form;

/** The licences that may be handed in with a case, as one question of the page. */
final class LicenceChoice {
  private static final String NAME = "licences";

  private final List<Offer> offers;

  /**
   * @param codes the materials that are waited for
   */
  LicenceChoice(List<Offer> offers, Collection<String> codes) {
    this.offers = offers.stream().filter(offer -> codes.contains(offer.material())).toList();
  }

  /** The question; empty if nothing may be chosen. */
  Optional<Field> field(Implementation guide, Form form) {
    return offers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Field.of(Field.Kind.CHECKBOXES, NAME, "直接使用本市签发的电子证照")
                .hint("选了就不用上传；在哪里用过，您可以在“我的证照”里查到")
                .optional()
                .options(
                    offers.stream()
                        .map(offer -> new Field.Option(key(offer), words(guide, offer)))
                        .toList())
                .in(form));
  }

  private static String key(Offer offer) {
    return offer.material() + "/" + offer.licence().id();
  }

  private static String words(Implementation guide, Offer offer) {
    var said = offer.licence().particulars();
    var material = guide.material(offer.material()).map(MaterialRequirement::name).orElse("");
    return "用《" + said.title() + "》（编号 " + said.number() + "）作为“" + material + "”";
  }

  /** What is handed in: what was uploaded, and in its place a licence that was chosen. */
  List<Material> handedIn(Collection<Material> uploaded, Form form) {
    var materials = new LinkedHashMap<String, Material>();
    uploaded.forEach(material -> materials.put(material.code(), material));
    var chosen = form.chosen(NAME);
    offers.stream()
        .filter(offer -> chosen.contains(key(offer)))
        .map(offer -> Material.ofLicence(offer.material(), offer.licence().id().value()))
        .forEach(material -> materials.put(material.code(), material));
    return List.copyOf(materials.values());
  }
}
