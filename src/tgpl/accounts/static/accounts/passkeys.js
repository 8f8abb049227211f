// Passkeys: the browser asks for a finger, a face or a PIN; what it answers goes into the form's hidden field.
// A form says which way by the button in it: data-passkey-button="login", "authenticate" or "add".

const data = () => JSON.parse(document.getElementById("passkey-data").textContent);

const ways = {
  async login(form) {
    const response = await fetch(form.action, { headers: { Accept: "application/json" } });
    return webauthnJSON.get((await response.json()).request_options);
  },
  async authenticate() {
    return webauthnJSON.get(data().request_options);
  },
  async add(form) {
    const options = data().creation_options;
    if (form.elements.passwordless.checked) {
      Object.assign(options.publicKey.authenticatorSelection, {
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      });
    }
    return webauthnJSON.create(options);
  },
};

for (const button of document.querySelectorAll("[data-passkey-button]")) {
  const part = button.closest("[data-passkey]");
  part.hidden = !window.PublicKeyCredential;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    const said = part.querySelector("[data-passkey-error]");
    said.hidden = true;
    try {
      const credential = await ways[button.dataset.passkeyButton](button.form);
      button.form.elements.credential.value = JSON.stringify(credential);
      button.form.submit();
    } catch {
      said.hidden = false;
    }
  });
}
