package dev.parallax.render.html;

import java.io.IOException;
import java.util.List;

/** Writes tables and what stands under them. A row is one line of the file. */
final class SheetWriter {
  /** Longer tables get a scroll bar of their own, so that their headings stay in sight. */
  private static final int LONG = 40;

  private final Markup out;

  SheetWriter(Markup out) {
    this.out = out;
  }

  void write(Sheet sheet) throws IOException {
    out.raw(sheet.size() > LONG ? "<div class=\"sheet long\"" : "<div class=\"sheet\"");
    out.raw(" role=\"group\" tabindex=\"0\"").attribute("aria-label", "table: " + sheet.caption());
    out.raw(">\n<table class=\"data\"").attribute("id", sheet.id()).raw(">\n<caption>");
    out.text(sheet.caption()).raw("</caption>\n<thead>\n");
    across(sheet);
    out.raw("<tr>");
    for (Sheet.Column column : sheet.columns()) {
      out.raw(column.numeric() ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
      out.text(column.heading()).raw("</th>");
    }
    out.raw("</tr>\n</thead>\n<tbody>\n");
    for (int row = 0; row < sheet.size(); row++) {
      row(sheet, sheet.row().apply(row));
    }
    out.raw("</tbody>\n");
    if (sheet.summary().isPresent()) {
      out.raw("<tfoot>\n");
      row(sheet, sheet.summary().get());
      out.raw("</tfoot>\n");
    }
    out.raw("</table>\n</div>\n");
  }

  private void across(Sheet sheet) throws IOException {
    int values = sheet.columns().size() - sheet.keys();
    if (sheet.across().isEmpty() || values == 0) {
      return;
    }
    out.raw("<tr class=\"across\">");
    if (sheet.keys() > 0) {
      out.raw("<td").attribute("colspan", String.valueOf(sheet.keys())).raw("></td>");
    }
    out.raw("<th scope=\"colgroup\"").attribute("colspan", String.valueOf(values)).raw(">");
    out.text(sheet.across()).raw("</th></tr>\n");
  }

  private void row(Sheet sheet, Sheet.Row row) throws IOException {
    out.raw("<tr").optional("id", row.id());
    out.raw(row.preferred() ? " class=\"preferred\">" : ">");
    List<Sheet.Cell> cells = row.cells();
    for (int column = 0; column < cells.size(); column++) {
      Sheet.Cell cell = cells.get(column);
      boolean key = column < sheet.keys();
      boolean number = sheet.columns().get(column).numeric();
      out.raw(key ? "<th scope=\"row\"" : "<td").optional("id", cell.id());
      out.raw(number ? " class=\"n\"" : "");
      if (cell.order().isPresent()) {
        out.attribute("data-v", Double.toString(cell.order().getAsDouble()));
      }
      out.raw(">");
      parts(sheet, cell, column == 0 && cell.id().isEmpty() ? row.id() : cell.id());
      if (row.preferred() && column == 0) {
        out.raw(" <em>use this</em>");
      }
      out.raw(key ? "</th>" : "</td>");
    }
    out.raw("</tr>\n");
  }

  private void parts(Sheet sheet, Sheet.Cell cell, String link) throws IOException {
    for (int part = 0; part < cell.parts().size(); part++) {
      String text = cell.parts().get(part);
      if (text.isEmpty()) {
        continue;
      }
      out.raw(part == 0 ? "" : " ");
      if (part == 0 && !link.isEmpty()) {
        out.raw("<a").attribute("href", "#" + link).raw(">").text(text).raw("</a>");
      } else if (part % 2 == 1) {
        out.raw("<small>").text(text).raw("</small>");
      } else {
        out.text(text);
      }
    }
    for (int note : cell.notes()) {
      String number = String.valueOf(note);
      out.raw("<sup><a").attribute("href", "#" + noteId(sheet.id(), note));
      out.attribute("aria-label", "note " + number).raw(">").text(number).raw("</a></sup>");
    }
  }

  void notes(Block.Notes notes) throws IOException {
    List<String> numbered = notes.numbered().get();
    if (notes.forAll().isEmpty() && numbered.isEmpty()) {
      return;
    }
    out.raw("<div class=\"notes\">\n");
    for (String message : notes.forAll()) {
      out.raw("<p>all: ").text(message).raw("</p>\n");
    }
    if (!numbered.isEmpty()) {
      out.raw("<ol>\n");
      for (int note = 1; note <= numbered.size(); note++) {
        out.raw("<li").attribute("id", noteId(notes.table(), note)).raw(">");
        out.text(numbered.get(note - 1)).raw("</li>\n");
      }
      out.raw("</ol>\n");
    }
    out.raw("</div>\n");
  }

  private static String noteId(String table, int note) {
    return table + "~note-" + note;
  }
}
