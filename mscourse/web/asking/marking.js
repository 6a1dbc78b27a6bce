// Marking: a question and an answer in, a mark out. Does what mscourse/quizzes/marking.py does, line by line;
// tests/quizzes/vectors.yaml holds the cases on which the two must agree, and the forms an answer can take.
const marking = (function () {
  const LONGEST_NUMBER = 64;
  // A value on the edge of a tolerance counts as inside, whatever the last bit of a binary fraction says.
  const SLACK_RELATIVE = 1e-9, SLACK_ABSOLUTE = 1e-12;
  const SPACES = /[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
  const UNSEEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
  const MINUS = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
  const PLUS = /[\ufe62\uff0b]/g;
  const NUMBER = /^([+-]?) ?([0-9][0-9.,' ]*|[.,][0-9]+)(?:[eE]([+-]?[0-9]{1,3})(?![0-9]))?(.*)$/;
  const PLAIN = /^(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)$/;
  const GROUPED = /^[0-9]{1,3}(?:([ ,.'])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]*)?$/;
  const AMBIGUOUS = /^[1-9][0-9]{0,2},[0-9]{3}$/;

  const made = (status, got = 0, of = 0, parts = [], code = "") => ({ status, got, of, parts, code });
  const empty = () => made("empty");
  const malformed = (code = "") => made("malformed", 0, 0, [], code);

  const place = (value, most) =>
    typeof value === "number" && Number.isInteger(value) && value >= 0 && value < most ? value : null;

  function score(parts) {
    const got = parts.filter(Boolean).length;
    return made(got === parts.length ? "right" : got ? "partial" : "wrong", got, parts.length, parts);
  }

  function single(question, answer) {
    const chosen = place(answer, question.options.length);
    if (chosen === null) return malformed();
    if (question.prediction) return made("compare");
    const right = question.options[chosen].right;
    return made(right ? "right" : "wrong", right ? 1 : 0, 1);
  }

  function marked(answer, right) {
    if (!Array.isArray(answer) || answer.length > right.length) return malformed();
    const places = answer.map((one) => place(one, right.length));
    if (places.includes(null) || new Set(places).size < places.length) return malformed();
    if (!places.length) return empty();
    return score(right.map((wanted, one) => places.includes(one) === wanted));
  }

  function ordering(question, answer) {
    const length = question.items.length;
    if (!Array.isArray(answer) || answer.length !== length) return malformed();
    const places = answer.map((one) => place(one, length));
    if (places.includes(null) || new Set(places).size < length) return malformed();
    return score(places.map((one, item) => one === item));
  }

  function matching(question, answer) {
    const length = question.pairs.length;
    if (!Array.isArray(answer) || answer.length !== length) return malformed();
    const places = answer.map((one) => (one === null ? null : place(one, length)));
    if (places.some((one, item) => one === null && answer[item] !== null)) return malformed();
    if (places.includes(null)) return empty();
    return score(places.map((one, item) => one === item));
  }

  function within(value, aim, tolerance) {
    return Math.abs(value - aim) <= tolerance * (1 + SLACK_RELATIVE) + SLACK_ABSOLUTE;
  }

  function distance(one, other) {
    let total = 0;
    for (let item = 0; item < one.length; item += 1) total += Math.abs(one[item] - other[item]);
    return total / one.length;
  }

  // The model's value at one place, on the straight line between its neighbours; null where it has none.
  function truthAt(question, x) {
    const { truth_x: places, value: values } = question;
    for (let left = 0; left + 1 < places.length; left += 1) {
      const right = left + 1;
      if (!(places[left] <= x && x <= places[right])) continue;
      if (x === places[left]) return values[left];
      if (x === places[right]) return values[right];
      if (values[left] === null || values[right] === null) return null;
      return values[left] + ((values[right] - values[left]) * (x - places[left])) / (places[right] - places[left]);
    }
    return null;
  }

  function curve(question, answer) {
    if (!Array.isArray(answer) || answer.length !== question.points.length) return malformed();
    const { low, high } = question.y;
    const sound = (one) => one === null || (typeof one === "number" && one >= low && one <= high);
    if (!answer.every(sound)) return malformed();
    if (answer.includes(null)) return empty();
    const wanted = question.points.map((point) => truthAt(question, point) ?? low);
    const parts = answer.map((one, item) => within(one, wanted[item], question.close));
    let nearest = distance(answer, wanted);
    let code = "";
    question.guesses.forEach((guess, number) => {
      const far = distance(answer, guess.at);
      if (far < nearest && far <= 2 * question.close) [nearest, code] = [far, `guess ${number}`];
    });
    return made("compare", parts.filter(Boolean).length, parts.length, parts, code);
  }

  // What was written, with one kind of space, minus and plus, and without unseen marks.
  function tidy(written) {
    const plain = written.replace(UNSEEN, "").replace(MINUS, "-").replace(PLUS, "+");
    return plain.replace(SPACES, " ").replace(/^ +| +$/g, "");
  }

  // A number with comma or point, and what stands behind it; two numbers where a comma can mean either.
  function readNumber(written) {
    const found = NUMBER.exec(written);
    if (!found) return { numbers: [], unit: "" };
    const [, sign, raw, power, rest] = found;
    const digits = raw.replace(/ +$/, "");
    const forms = [];
    if (PLAIN.test(digits)) forms.push(digits.replace(",", "."));
    const grouped = GROUPED.exec(digits);
    if (grouped && (!forms.length || AMBIGUOUS.test(digits))) {
      forms.push(digits.replaceAll(grouped[1], "").replace(",", "."));
    }
    const numbers = forms
      .filter((form) => form.split(".").length <= 2)
      .map((form) => Number(`${sign}${form}e${power || 0}`))
      .filter(Number.isFinite);
    return { numbers, unit: rest.replace(/^ +| +$/g, "") };
  }

  // How many of the question's units one of the written unit is; null if it is not known.
  function unitSize(question, unit) {
    if (!unit) return 1;
    const sameMicro = (name) => name.replaceAll("\u00b5", "\u03bc");
    const named = sameMicro(unit);
    const sizes = Object.entries(question.units).map(([name, size]) => [sameMicro(name), size]);
    const exact = sizes.find(([name]) => name === named);
    if (exact) return exact[1];
    const alike = sizes.filter(([name]) => name.toLowerCase() === named.toLowerCase());
    return alike.length === 1 ? alike[0][1] : null;
  }

  function numeric(question, answer) {
    if (typeof answer !== "string") return malformed();
    if ([...answer].length > LONGEST_NUMBER) return malformed("too long");
    const written = tidy(answer);
    if (!written) return empty();
    const { numbers, unit } = readNumber(written);
    if (!numbers.length) return malformed("number");
    const size = unitSize(question, unit);
    if (size === null) return malformed("unit");
    const tolerance = Math.max(question.absolute, question.relative * Math.abs(question.value));
    if (numbers.some((one) => within(one * size, question.value, tolerance))) return made("right", 1, 1);
    const miss = question.misses.findIndex(({ low, high }) =>
      numbers.some((one) => within(one * size, (low + high) / 2, (high - low) / 2)));
    if (miss >= 0) return made("wrong", 0, 1, [], `miss ${miss}`);
    const other = size !== 1 && numbers.some((one) => within(one, question.value, tolerance));
    return made("wrong", 0, 1, [], other ? "other unit" : "otherwise");
  }

  const kinds = {
    single,
    numeric,
    ordering,
    curve,
    matching,
    label: matching,
    multiple: (question, answer) => marked(answer, question.options.map((one) => one.right)),
    overclaim: (question, answer) => marked(answer, question.pieces.map((one) => one.right)),
  };

  // Never throws for an answer, whatever it is. null is an answer not yet given.
  function mark(question, answer) {
    if (answer === null || answer === undefined) return empty();
    return kinds[question.kind](question, answer);
  }

  return { mark, truthAt };
})();
