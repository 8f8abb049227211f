// Recording speech, or signs to the camera, with plain buttons. Kept on the device as it grows; what is kept goes into the
// box for a file below, and is sent from there like any other. Without a line it stays on the device: a page that keeps it
// there itself brings the pocket to keep it in, and has no such box.
import { pocketOf } from "./pieces.js";

const SLICE = 2_000, QUIET = 4_000, SOUND = 0.02; // milliseconds, and how loud speech is at least
const TOLD = [120, 60, 30, 10]; // seconds left that are said aloud, besides whole minutes at the start
const MADE_OF = {
  sound: ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"],
  pictures: ["video/webm;codecs=vp8", "video/webm", "video/mp4"],
};
const ASKED = {
  sound: { audio: { echoCancellation: true, noiseSuppression: true } },
  pictures: { video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 20 }, facingMode: "user" } },
};
const BITS = { sound: 24_000, pictures: 400_000 }; // a second

/** @param {HTMLElement} part drawn by uploads/recording.html */
export const start = (part) => record(part, () => pocketOf(part.dataset.slot, part.dataset.key));

/** @param {HTMLElement} part @param {() => Promise<Object>} opening gives a pocket: found, add, clear, maybe begin and hasRoom */
export async function record(part, opening) {
  const { dataset } = part, what = "pictures" in dataset ? "pictures" : "sound", most = Number(dataset.seconds);
  const find = (mark) => part.querySelector(`[data-${mark}]`);
  const box = part.querySelector("input[type=file]"), id = part.querySelector("input[type=hidden]");
  const said = find("said"), time = find("time"), live = find("live"), player = find("play"), level = find("level");
  let recorder, made = null, state = "idle", watch, isFull = false;

  const mime = globalThis.MediaRecorder && MADE_OF[what].find((kind) => MediaRecorder.isTypeSupported(kind));
  if (!mime || !navigator.mediaDevices?.getUserMedia || !globalThis.indexedDB) return unable();
  const pocket = await opening(), left = await pocket.found();

  const DEEDS = {
    async begin() {
      await forget();
      if (pocket.hasRoom && !(await pocket.hasRoom(most * BITS[what]))) return say(dataset.nospace);
      say(dataset.asking);
      const stream = await navigator.mediaDevices.getUserMedia(ASKED[what]);
      made = { began: Date.now(), seconds: 0, mime, parts: [] };
      name(await pocket.begin?.(mime));
      recorder = new MediaRecorder(stream, { mimeType: mime, audioBitsPerSecond: BITS.sound, videoBitsPerSecond: BITS.pictures });
      recorder.ondataavailable = keepPiece;
      recorder.onstop = ended;
      recorder.start(SLICE);
      watch = watching(stream);
      enter("recording", dataset.recording);
    },
    async pause() {
      recorder.pause();
      recorder.requestData();
      enter("paused", dataset.paused);
    },
    async resume() {
      recorder.resume();
      enter("recording", dataset.recording);
    },
    stop: async () => recorder.stop(),
    async keep() {
      const [kind] = made.mime.split(";"), name = `${what === "sound" ? "ghi-am" : "quay-hinh"}.${kind.split("/")[1]}`;
      const files = new DataTransfer();
      files.items.add(new File([made.blob], name, { type: kind, lastModified: made.began }));
      box.files = files.files;
      box.dispatchEvent(new Event("change"));
      say("");
    },
    async remove() {
      await forget();
      enter("idle", dataset.removed);
      showTime(most, "left");
    },
  };

  for (const button of part.querySelectorAll("[data-do]"))
    button.addEventListener("click", () => DEEDS[button.dataset.do]().catch(failed));
  id.form?.addEventListener("submit", goAlong, { capture: true });
  box?.addEventListener("sent", async () => (await pocket.clear(), enter("sent")));
  showTime(most, "left");
  if (left) (review(left), name(left.uid), say(dataset.found));
  else if (id.value) enter("sent", box ? undefined : dataset.elsewhere);
  else enter("idle");
  appear();

  /** A form that is sent meanwhile takes the recording along; what still runs is stopped, to be heard or seen again. */
  async function goAlong(event) {
    const isRunning = state === "recording" || state === "paused";
    if (!isRunning && (!box || state !== "review" || id.value || box.files.length)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isRunning) return recorder.stop();
    const { submitter } = event;
    await DEEDS.keep();
    setTimeout(() => box.form.requestSubmit(submitter)); // a form that is being sent cannot be sent
  }

  async function keepPiece({ data }) {
    if (!data.size) return;
    const number = made.parts.push(data) - 1;
    await pocket.add(number, data, made).then(() => box || told(), noSpace);
  }

  /** A full device records on in memory, where a box below takes it; else what was kept so far is the recording. */
  function noSpace() {
    if (box || recorder.state === "inactive") return;
    isFull = true;
    made.parts.pop();
    recorder.stop();
  }

  /** The recording that a device keeps is named in the page, which keeps that too. */
  function name(uid) {
    if (box) return;
    id.value = uid ?? "";
    told();
  }

  function told() {
    id.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async function ended() {
    watch.end();
    review({ ...made, blob: new Blob(made.parts, { type: made.mime }) });
    say(isFull ? dataset.nospace : made.seconds >= most ? dataset.full : dataset.review);
  }

  function review(recording) {
    made = { mime: recording.blob.type, ...recording };
    player.src = URL.createObjectURL(made.blob);
    enter("review");
    showTime(made.seconds, "length");
  }

  /** Forgets what was recorded, here and in the box below. */
  async function forget() {
    URL.revokeObjectURL(player.src);
    player.removeAttribute("src");
    made = null;
    isFull = false;
    if (box) box.value = "";
    box?.dispatchEvent(new Event("change"));
    name("");
    await pocket.clear();
  }

  /** Counts the time while it runs, shows the picture or how loud it is, and stops at the end. */
  function watching(stream) {
    const ear = level && listener(stream);
    let before = performance.now(), loud = before;
    if (what === "pictures") (live.srcObject = stream), live.play();
    const timer = setInterval(() => {
      const now = performance.now();
      if (!part.isConnected && recorder.state !== "inactive") return recorder.stop(); // gone to another page of the app
      if (recorder.state === "recording") count((now - before) / 1000);
      before = now;
      if (!ear) return;
      level.value = ear.loudness();
      if (level.value > SOUND || recorder.state !== "recording") loud = now;
      if (now - loud > QUIET) (say(dataset.silent), (loud = now));
    }, 100);
    const end = () => {
      clearInterval(timer);
      ear?.close();
      live.srcObject = null;
      for (const track of stream.getTracks()) track.stop();
    };
    return { end };
  }

  function count(seconds) {
    const was = Math.ceil(most - made.seconds), now = Math.ceil(most - (made.seconds += seconds));
    if (was === now) return;
    showTime(now, "left");
    if (TOLD.includes(now)) say(time.textContent);
    if (now <= 0) recorder.stop();
  }

  function showTime(seconds, words) {
    const whole = Math.max(0, Math.ceil(seconds));
    time.textContent = dataset[words].replace("{m}", Math.floor(whole / 60)).replace("{s}", whole % 60);
  }

  /** A new state: its controls appear, and the keyboard is where the old ones were. */
  function enter(next, words) {
    const hadFocus = part.querySelector("[data-recorder]").contains(document.activeElement);
    state = next;
    for (const node of part.querySelectorAll("[data-in]")) node.hidden = !node.dataset.in.split(" ").includes(state);
    if (what === "sound") live.hidden = true;
    time.hidden = state === "sent";
    if (words !== undefined) say(words);
    if (hadFocus) part.querySelector("button[data-do]:not([hidden])")?.focus();
  }

  function say(words) {
    said.textContent = words;
  }

  function failed({ name }) {
    enter("idle", name === "NotAllowedError" || name === "SecurityError" ? dataset.denied : dataset.none);
  }

  function appear() {
    if (find("without")) find("without").hidden = true;
    find("recorder").hidden = false;
  }

  function unable() {
    enter("unable", dataset.none);
    appear();
  }
}

/** How loud it is, from 0 to 1. */
function listener(stream) {
  const context = new AudioContext(), analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const wave = new Float32Array(analyser.fftSize);
  const loudness = () => {
    analyser.getFloatTimeDomainData(wave);
    return Math.min(1, (3 * Math.hypot(...wave)) / Math.sqrt(wave.length));
  };
  return { loudness, close: () => context.close() };
}
