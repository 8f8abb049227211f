// The nearest office first. Where the person is never leaves the device.
const box = document.querySelector("[data-near]");
const [button, said] = box.children;
const radians = (degrees) => (degrees * Math.PI) / 180;
const half = (one, other) => Math.sin(radians(other - one) / 2) ** 2;

/** Over the ground, on a round earth: no road is as short, but the order is right. */
function kilometres([north, east], { latitude, longitude }) {
  const part = half(north, latitude) + Math.cos(radians(north)) * Math.cos(radians(latitude)) * half(east, longitude);
  return 12742 * Math.asin(Math.sqrt(part));
}

function sort({ coords }) {
  const offices = [...document.querySelectorAll("[data-at]")]
    .map((office) => ({ office, km: kilometres(office.dataset.at.split(",").map(Number), coords) }))
    .sort((one, other) => other.km - one.km);
  for (const { office, km } of offices) {
    const told = office.querySelector("[data-km]");
    told.textContent = said.dataset.away.replace("{km}", km.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }));
    told.hidden = false;
    office.parentElement.prepend(office);
  }
  said.textContent = said.dataset.nearest.replace("{name}", offices.at(-1).office.querySelector("h3").textContent);
}

box.hidden = !navigator.geolocation;
button.addEventListener("click", () =>
  navigator.geolocation.getCurrentPosition(sort, () => { said.textContent = said.dataset.failed; }));
