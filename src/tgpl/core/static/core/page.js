// What pages gain when scripts run. Without them every page still works.

// After a failed send, reading starts at the list of what to mend.
document.querySelector('[data-module="error-summary"]')?.focus();

// Leaving at once: the page goes blank, its address is replaced, the way back does not show it.
const exit = document.querySelector('[data-module="exit"]');
if (exit) {
  let lastEscape = -Infinity;
  const leave = (event) => {
    event.preventDefault();
    document.body.hidden = true;
    document.title = " ";
    if (exit.dataset.forget) document.cookie = exit.dataset.forget;
    location.replace(exit.href);
  };
  exit.addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (event.timeStamp - lastEscape < 1500) leave(event);
    lastEscape = event.timeStamp;
  });
}

// One press, one sending: a second press within three seconds is a trembling hand or a slow line.
for (const form of document.querySelectorAll('form[method="post"]')) {
  let sentAt = -Infinity;
  form.addEventListener("submit", (event) => {
    if (event.timeStamp - sentAt < 3000) event.preventDefault();
    else sentAt = event.timeStamp;
  });
}

// How many characters are left, said a moment after typing stops.
function countLetters(box) {
  const said = document.getElementById(`${box.id}_left`);
  if (!said) return;
  let timer;
  const tell = () => {
    const left = box.dataset.max - [...box.value].length;
    said.textContent = (left < 0 ? said.dataset.over : said.dataset.left).replace("{n}", Math.abs(left));
    said.classList.toggle("govuk-error-message", left < 0);
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(tell, 600);
  });
  tell();
}
const countAll = ({ target }) => target.querySelectorAll("textarea[data-max]").forEach(countLetters);
countAll({ target: document });
document.addEventListener("drawn", countAll); // by the pages that scripts draw

// What only few pages need is fetched where it is used.
const fetchScripts = ({ target }) => {
  for (const part of target.querySelectorAll("[data-script]"))
    import(part.dataset.script).then((script) => script.start(part)).catch(() => {}); // without it the page still works
};
fetchScripts({ target: document });
document.addEventListener("drawn", fetchScripts);

// The device reads the page aloud, where it has a voice for its language: a sentence at a time, so that it can be stopped.
const reader = document.querySelector("[data-read]");
const voice = () => speechSynthesis.getVoices().find((one) => one.lang.startsWith(document.documentElement.lang));
if (reader && "speechSynthesis" in window) {
  const words = reader.textContent;
  const rest = () => { reader.textContent = words; };
  const offer = () => { reader.hidden = !voice(); };
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  offer();
  reader.addEventListener("click", () => {
    const isReading = speechSynthesis.speaking;
    speechSynthesis.cancel();
    if (isReading) return rest();
    reader.textContent = reader.dataset.stop;
    for (const part of document.querySelector("main").innerText.split(/\n+/).filter((line) => line.trim()))
      speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(part), { voice: voice(), onend: () => speechSynthesis.pending || rest() }));
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

// A menu opened by its summary closes with Escape, or by going elsewhere.
for (const menu of document.querySelectorAll("details[data-menu]")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation(); // one within another: the inner one first
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}

// A frame that has nothing to scroll needs no stop of the keyboard, until the window or the letters change.
const frames = new ResizeObserver((sizes) => {
  for (const { target: frame } of sizes)
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
});
for (const frame of document.querySelectorAll(".mo-scroll[tabindex]")) frames.observe(frame);

// Citizens' pages open without a line too; what that needs is fetched after everything else.
const worker = document.querySelector('meta[name="worker"]')?.content;
if (worker && navigator.serviceWorker)
  addEventListener("load", () => navigator.serviceWorker.register(worker, { type: "module" }).catch(() => {}));
