// A box for a file that sends it at once, piece by piece; the form then names it. Without scripts the form carries it.
const MEGABYTE = 1024 * 1024;

/** @param {HTMLElement} part the box with its hidden id and its line of words (core/forms/file.html) */
export function start(part) {
  const box = part.querySelector("input[type=file]"), id = part.querySelector("input[type=hidden]");
  const said = part.querySelector("[role=status]"), { dataset } = part;
  let sending = null;

  const say = (words) => (said.textContent = words);
  const words = (name, given) => Object.entries(given).reduce((text, [key, value]) => text.replace(`{${key}}`, value), dataset[name]);

  box.addEventListener("change", () => {
    sending?.abort.abort();
    sending = null;
    id.value = "";
    const [file] = box.files;
    if (!file) return say("");
    const fault = wrong(file);
    if (fault) return refuse(fault);
    sending = begin(file);
  });

  function wrong({ size }) {
    const most = Number(box.dataset.most);
    if (!size) return dataset.empty;
    return size > most ? words("large", { n: Math.ceil(size / MEGABYTE), most: Math.floor(most / MEGABYTE) }) : "";
  }

  function refuse(fault) {
    box.value = "";
    said.classList.add("govuk-error-message");
    say(fault);
  }

  function begin(file) {
    const abort = new AbortController();
    said.classList.remove("govuk-error-message");
    let told = -1;
    const onProgress = (share) => {
      const tenth = Math.floor(share * 10) * 10; // a voice that reads every number would never end
      if (tenth !== told) say(words("sending", { n: (told = tenth) }));
    };
    const onCut = () => (say(dataset.cut), (told = -1));
    const how = { uid: idOf(file), name: file.name, onProgress, onCut, signal: abort.signal };
    const arrived = (uid) => {
      id.value = uid;
      box.value = "";
      say(`${dataset.done} ${file.name}`);
      box.dispatchEvent(new Event("sent"));
    };
    // Fetched once there is something to send.
    const done = import("./tus.js").then(({ Refused, send }) =>
      send(dataset.door, file, how).then(arrived, (fault) => fault instanceof Refused && refuse(fault.message)),
      () => say("")); // it did not come: the form carries the file itself
    return { abort, done };
  }

  // Nobody needs to wait for the file before pressing the button: the form follows it by itself.
  box.form?.addEventListener("submit", async (event) => {
    if (!sending || id.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say(dataset.finishing);
    const button = event.submitter;
    await sending.done;
    sending = null;
    if (id.value || box.files.length) box.form.requestSubmit(button);
  }, { capture: true });
  if (box.files.length) box.dispatchEvent(new Event("change")); // chosen while this script was on its way
}

/** The same file chosen again after the page was loaded anew goes on where it was. Its name is not written down. */
function idOf({ size, lastModified }) {
  const mark = `tgpl-mo-tep-${size}-${lastModified}`;
  const known = sessionStorage.getItem(mark) ?? crypto.randomUUID();
  sessionStorage.setItem(mark, known);
  return known;
}
