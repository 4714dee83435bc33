import type { Editor } from "@tiptap/core";
import { ask } from "./dialog";
import { field } from "./library";
import { say } from "./words";

export interface Figure {
  value: string;
  label: string;
}

const most = 6;

/** Inserts key figures, or changes the selected ones. */
export async function editFigures(editor: Editor): Promise<void> {
  const selected = editor.isActive("keyFigures") ? editor.getAttributes("keyFigures") : null;
  const known = (selected?.figures ?? []) as Figure[];
  const rows = Array.from({ length: most }, (_, i) => row(i, known[i]));
  const box = document.createElement("div");
  box.className = "editor-figures";
  box.append(...rows.map(one => one.element));
  await ask({
    title: selected ? say("Sửa con số nổi bật", "Edit key figures") : say("Chèn con số nổi bật", "Insert key figures"),
    submit: selected ? say("Lưu", "Save") : say("Chèn", "Insert"),
    wide: true,
    fields: [box, { name: "source", label: say("Nguồn số liệu", "Source"), value: selected?.source ?? "" }],
    accept: form => {
      const figures = rows.map(one => one.read()).filter(figure => figure.value || figure.label);
      if (figures.length < 2 || figures.some(figure => !figure.value || !figure.label))
        return say("Hãy nhập từ hai đến sáu con số, mỗi con số có lời giải thích.", "Enter two to six figures, each with its words.");
      const attrs = { figures, source: String(form.get("source")).trim() || null };
      if (selected) editor.chain().updateAttributes("keyFigures", attrs).run();
      else editor.chain().insertContent({ type: "keyFigures", attrs }).run();
      return null;
    },
  });
  editor.view.focus();
}

function row(index: number, figure: Figure | undefined): { element: HTMLElement; read: () => Figure } {
  const element = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = say(`Con số ${index + 1}`, `Figure ${index + 1}`);
  const value = field("text", say("Số", "Value"));
  const label = field("text", say("Lời giải thích", "Words"));
  value.input.value = figure?.value ?? "";
  label.input.value = figure?.label ?? "";
  if (index === 0) {
    value.input.placeholder = "92%";
    label.input.placeholder = say("học viên có việc làm sau ba tháng", "trainees in work after three months");
  }
  element.append(legend, value.box, label.box);
  return { element, read: () => ({ value: value.input.value.trim(), label: label.input.value.trim() }) };
}
