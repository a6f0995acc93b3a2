// A plain converter.
const amount = document.getElementById("amount");
const units = document.getElementById("units");
const result = document.getElementById("result");

function show() {
  const number = Number(amount.value.replace(",", "."));
  const [from, to] = units.selectedOptions[0].textContent.split(" to ");
  result.textContent = Number.isFinite(number) ? `${number} ${from}: ${(number * units.value).toFixed(3)} ${to}` : "";
}

amount.addEventListener("input", show);
units.addEventListener("change", show);
