const { graph, order, links } = JSON.parse(document.getElementById("data").textContent);

const SVG = "http://www.w3.org/2000/svg";
const LARGE = 60;
// As many matches are shown without groups around them being closed.
const MANY_MATCHES = 150;
// More findings than this are folded up, unless they are the worst that there are.
const MANY_FINDINGS = 12;
// Columns with more groups than this are spread over the whole height.
const MANY_GROUPS = 8;
const HEADER = 30;
const ROW = 26;
const PADDING = 6;
const BETWEEN_GROUPS = 10;
const TOP = 14;
const MARGIN = 20;
const DURATION = 240;

const KINDS = {
  function: { plural: "functions", head: "Who sends", word: "function that sends" },
  signal: { plural: "signals", head: "Signals", word: "signal" },
  receiver: { plural: "receivers", head: "Who receives", word: "receiver" },
};

const byId = (id) => document.getElementById(id);
const page = {
  viewport: byId("viewport"),
  heads: byId("heads"),
  svg: byId("graph"),
  panel: byId("panel"),
  search: byId("search"),
  module: byId("module"),
  toggleAll: byId("toggle-all"),
  overview: byId("overview"),
  filters: byId("filters"),
  summary: byId("summary"),
  status: byId("status"),
  empty: byId("empty"),
};

// What the graph is made of

/** Puts nodes, edges and columns together, as the rest of the page uses them. */
function readGraph() {
  const nodes = new Map();
  for (const kind of Object.keys(KINDS)) {
    for (const node of graph[KINDS[kind].plural]) {
      nodes.set(node.id, { ...node, kind, incoming: [], outgoing: [], isBox: true });
    }
  }
  const edges = [
    ...graph.sends.map((edge) => ({ ...edge, kind: "send", count: edge.calls.length })),
    ...graph.receives.map((edge) => ({ ...edge, kind: "receive", count: edge.connections.length })),
  ];
  for (const edge of edges) {
    edge.worst = worstOf([...edge.findings, ...edge.related]);
    nodes.get(edge.source).outgoing.push(edge);
    nodes.get(edge.target).incoming.push(edge);
  }
  const columns = Object.keys(KINDS).map((kind) => ({
    kind,
    groups: order[KINDS[kind].plural].map((group) => ({
      id: `group:${kind}:${group.module}`,
      kind,
      module: group.module,
      nodes: group.nodes.map((id) => nodes.get(id)),
    })),
  }));
  for (const column of columns) {
    for (const group of column.groups) {
      for (const node of group.nodes) {
        node.group = group;
        node.text = searchedText(node);
      }
      group.isExternal = group.nodes.every((node) => node.is_external);
    }
  }
  return { nodes, edges, columns, groups: columns.flatMap((column) => column.groups) };
}

/** The text in which a node is searched for: its names, its module and its keys. */
function searchedText(node) {
  const keys = node.kind === "signal" ? node.keys : node.outgoing.flatMap((edge) => edge.keys ?? []);
  return [node.name, node.full_name, node.module, ...keys.map((key) => key.name)]
    .join("\n")
    .toLowerCase();
}

/** The severities, the worst first. */
const SEVERITIES = ["error", "warning", "hint"];

function worstSeverity(severities) {
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? null;
}

function worstOf(positions) {
  return worstSeverity(positions.map((position) => graph.findings[position].severity));
}

function countOf(positions, severity) {
  return positions.filter((position) => graph.findings[position].severity === severity).length;
}

function hasFinding(node, severity) {
  return countOf([...node.findings, ...node.related], severity) > 0;
}

const neverSent = (node) => node.kind === "signal" && !node.is_external && node.sends === 0;
const neverReceived = (node) =>
  node.kind === "signal" && !node.is_external && node.connections === 0;

const FILTERS = {
  all: { label: "Everything", accepts: () => true },
  findings: {
    label: "With findings",
    accepts: (node) => node.findings.length > 0 || node.related.length > 0,
  },
  ...Object.fromEntries(
    SEVERITIES.map((severity) => [
      severity,
      { label: `With ${severity}s`, severity, accepts: (node) => hasFinding(node, severity) },
    ]),
  ),
  "never-sent": { label: "Never sent", accepts: neverSent },
  "never-received": { label: "Never received", accepts: neverReceived },
};

const model = readGraph();
const state = {
  query: "",
  filter: "all",
  module: "",
  // The node that is shown with its neighbours alone.
  only: null,
  open: new Set(),
  // Groups that were opened or closed while something was searched for.
  overrides: new Map(),
  selected: null,
  pointed: null,
  columnWidth: 0,
  gap: 0,
  height: 0,
};
if (model.nodes.size <= LARGE) {
  for (const group of model.groups) state.open.add(group.id);
}

// Making elements

/** Makes an element of HTML. Text is always text, whatever is in it. */
function html(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== false));
  return element;
}

const counted = (count, singular, plural = `${singular}s`) =>
  `${count} ${count === 1 ? singular : plural}`;

/** The sign of a severity: errors are round and crossed, warnings diamonds, hints triangles. */
function sign(severity) {
  if (severity === "error") {
    return svg(
      "g",
      { class: "sign error" },
      svg("circle", { r: 6.5 }),
      svg("path", { class: "stroke", d: "M-2.4-2.4 2.4 2.4M2.4-2.4-2.4 2.4" }),
    );
  }
  if (severity === "warning") {
    return svg(
      "g",
      { class: "sign warning" },
      svg("path", { class: "shape", d: "M0-7.4 7.4 0 0 7.4-7.4 0Z" }),
      svg("path", { class: "stroke", d: "M0-3.4V.8M0 3.3V3.4" }),
    );
  }
  return svg(
    "g",
    { class: "sign hint" },
    svg("path", { class: "shape", d: "M0-6.8 7.2 5.8H-7.2Z" }),
    svg("path", { class: "stroke", d: "M0-2.4V1.4M0 3.5V3.6" }),
  );
}

/** The sign as an image. One beside which the severity is written has no name of its own. */
function signIcon(severity, { isNamed = true } = {}) {
  const name = isNamed ? { role: "img", "aria-label": severity } : { "aria-hidden": "true" };
  return svg("svg", { class: "icon", viewBox: "-8 -8 16 16", ...name }, sign(severity));
}

// What is shown

const isFiltering = () =>
  state.query !== "" || state.filter !== "all" || state.module !== "" || state.only !== null;

/** Finds the nodes that are asked for, and those that have edges to them. */
function findShown() {
  if (state.only !== null) return findAround(model.nodes.get(state.only));
  const words = state.query.toLowerCase().split(/\s+/).filter(Boolean);
  const accepted = [...model.nodes.values()].filter(
    (node) =>
      FILTERS[state.filter].accepts(node) &&
      (state.module === "" || node.module === state.module) &&
      words.every((word) => node.text.includes(word)),
  );
  const matches = new Set(accepted);
  const shown = new Set(accepted);
  if (matches.size < model.nodes.size) {
    for (const node of accepted) {
      for (const edge of node.incoming) shown.add(model.nodes.get(edge.source));
      for (const edge of node.outgoing) shown.add(model.nodes.get(edge.target));
    }
  }
  return { matches, shown };
}

/** Finds what a node has to do with, from who sends to who receives. */
function findAround(node) {
  const { near, far } = trace(node, () => true);
  const edges = [...near, ...far];
  const ends = edges.flatMap((edge) => [edge.source, edge.target]).map((id) => model.nodes.get(id));
  const matches = new Set([node, ...ends]);
  return { matches, shown: matches };
}

function isOpen(group) {
  if (!isFiltering()) return state.open.has(group.id);
  return state.overrides.get(group.id) ?? (visible.shown.size <= MANY_MATCHES || state.open.has(group.id));
}

let visible = findShown();

/** The box that stands for a node: its own, or that of its group while that is closed. */
const boxOf = (node) => (isOpen(node.group) ? node : node.group);

// Layout

/** Finds where groups and nodes belong, and draws them on their way there. */
function layOut({ animate = true, anchor = null } = {}) {
  measureColumns();
  for (const column of model.columns) {
    for (const group of column.groups) {
      group.shownNodes = group.nodes.filter((node) => visible.shown.has(node));
      group.findings = [...new Set(group.shownNodes.flatMap((node) => node.findings))];
      group.isShown = group.shownNodes.length > 0;
      group.isOpenNow = group.isShown && isOpen(group);
      group.height = group.isOpenNow
        ? HEADER + group.shownNodes.length * ROW + PADDING
        : HEADER;
    }
    column.shown = column.groups.filter((group) => group.isShown);
    stack(column);
  }
  alignColumns();
  placeNodes();
  const bottom = Math.max(
    0,
    ...model.columns.flatMap((column) => column.shown.map((group) => group.y + group.height)),
  );
  const width = 2 * MARGIN + 3 * state.columnWidth + 2 * state.gap;
  page.svg.setAttribute("width", width);
  state.height = bottom + TOP + MARGIN;
  page.empty.hidden = visible.shown.size > 0;
  mergeEdges();
  drawBoxes();
  drawHeads(width);
  move(animate, anchor);
}

function measureColumns() {
  const available = page.viewport.clientWidth - 2 * MARGIN;
  const isNarrow = available < 620;
  const gap = isNarrow ? 46 : Math.min(220, Math.max(80, available * 0.15));
  const width = isNarrow
    ? Math.max(150, Math.min(190, available / 2))
    : Math.min(320, (available - 2 * gap) / 3);
  state.gap = Math.round(gap);
  state.columnWidth = Math.round(width);
  model.columns.forEach((column, index) => {
    const x = MARGIN + index * (state.columnWidth + state.gap);
    column.x = isNarrow ? x : Math.round(x + Math.max(0, (available - 3 * width - 2 * gap) / 2));
  });
}

function stack(column) {
  let y = TOP;
  for (const group of column.shown) {
    group.y = y;
    y += group.height + BETWEEN_GROUPS;
  }
  column.height = y;
}

/** Moves groups beside what they have edges to; the longest column stays as it is. */
function alignColumns() {
  const [functions, signals, receivers] = model.columns;
  const longest = [signals, receivers, functions].reduce((one, other) =>
    other.height > one.height ? other : one,
  );
  const bottom = longest.height;
  if (longest === signals) {
    align(functions, ["signal"], bottom);
    align(receivers, ["signal"], bottom);
  } else {
    align(signals, [longest.kind], bottom);
    align(longest === functions ? receivers : functions, ["signal"], bottom);
  }
}

function align(column, kinds, bottom) {
  placeNodes();
  const wanted = column.shown.map((group) => wantedTop(group, kinds));
  if (column.shown.length > MANY_GROUPS) {
    // What has edges to everywhere would all gather in the middle.
    const stretch = bottom / column.height;
    column.shown.forEach((group, index) => {
      const middle = TOP + (group.y - TOP + group.height / 2) * stretch;
      wanted[index] = 0.2 * wanted[index] + 0.8 * (middle - group.height / 2);
    });
  }
  spread(column.shown, wanted, bottom);
}

function wantedTop(group, kinds) {
  let total = 0;
  let count = 0;
  for (const node of group.shownNodes) {
    const own = group.isOpenNow ? node.y - group.y : 0;
    for (const other of neighboursOf(node)) {
      if (!kinds.includes(other.kind) || !visible.shown.has(other)) continue;
      total += boxOf(other).y - own;
      count += 1;
    }
  }
  return count ? total / count : group.y;
}

/**
 * Places groups as near as can be to where they should be, in their order and without overlap:
 * groups that would overlap move as one, to the mean of what they want.
 */
function spread(groups, wanted, bottom) {
  const blocks = [];
  groups.forEach((group, index) => {
    let block = { groups: [group], length: group.height + BETWEEN_GROUPS, sum: wanted[index] };
    for (;;) {
      const above = blocks.at(-1);
      if (!above || above.sum / above.groups.length + above.length <= block.sum / block.groups.length) {
        break;
      }
      blocks.pop();
      block = {
        groups: [...above.groups, ...block.groups],
        length: above.length + block.length,
        sum: above.sum + block.sum - above.length * block.groups.length,
      };
    }
    blocks.push(block);
  });
  let top = TOP;
  for (const block of blocks) {
    let y = Math.max(top, block.sum / block.groups.length);
    for (const group of block.groups) {
      group.y = Math.round(y);
      y += group.height + BETWEEN_GROUPS;
    }
    top = y;
  }
  let limit = bottom;
  for (const group of [...groups].reverse()) {
    group.y = Math.max(TOP, Math.min(group.y, limit - group.height - BETWEEN_GROUPS));
    limit = group.y;
  }
}

function placeNodes() {
  for (const column of model.columns) {
    for (const group of column.shown) {
      group.x = column.x;
      group.shownNodes.forEach((node, index) => {
        node.x = column.x;
        node.y = group.y + (group.isOpenNow ? HEADER + index * ROW : 0);
      });
    }
  }
}

function neighboursOf(node) {
  return [
    ...node.incoming.map((edge) => model.nodes.get(edge.source)),
    ...node.outgoing.map((edge) => model.nodes.get(edge.target)),
  ];
}

// Drawing boxes

const layers = {
  groups: svg("g", {}),
  edges: svg("g", { class: "edges", "aria-hidden": "true" }),
  labels: svg("g", { class: "labels", "aria-hidden": "true" }),
};

/** Makes the elements of all groups and nodes, once: what changes later is where they are. */
function makeBoxes() {
  page.svg.append(layers.edges, layers.groups, layers.labels);
  for (const group of model.groups) {
    group.frame = svg("rect", { class: "frame", rx: 9 });
    group.button = makeGroupButton(group);
    group.element = svg(
      "g",
      { class: `group ${group.kind}${group.isExternal ? " external" : ""}` },
      group.frame,
      group.button,
    );
    for (const node of group.nodes) {
      node.element = makeNode(node);
      group.element.append(node.element);
    }
    layers.groups.append(group.element);
  }
}

function makeGroupButton(group) {
  group.title = svg("title", {});
  group.label = svg("text", { class: "name", x: 24, y: HEADER / 2, dy: "0.35em" });
  group.badge = svg("text", { class: "count", y: HEADER / 2, dy: "0.35em", "text-anchor": "end" });
  group.signs = svg("g", {});
  group.ports = makePorts(group, HEADER / 2);
  group.hit = svg("rect", { class: "hit", height: HEADER, rx: 9 });
  return svg(
    "g",
    { class: "header", role: "button", tabindex: "0", "data-box": group.id },
    group.title,
    group.hit,
    svg("path", { class: "chevron", d: "M-2.5-4 2.5 0-2.5 4" }),
    group.label,
    group.badge,
    group.signs,
    group.ports,
  );
}

function makeNode(node) {
  const middle = ROW / 2;
  node.shape = svg("rect", { class: "shape", x: 6, y: 1.5, height: ROW - 3, rx: radiusOf(node) });
  node.label = svg("text", { class: "name", x: 16, y: middle, dy: "0.35em" });
  node.ports = makePorts(node, middle);
  const worst = worstOf(node.findings);
  node.sign = worst ? sign(worst) : null;
  const classes = ["node", node.kind, worst, node.is_external ? "external" : null];
  return svg(
    "g",
    {
      class: classes.filter(Boolean).join(" "),
      role: "button",
      tabindex: "0",
      "data-box": node.id,
      "aria-label": describe(node),
    },
    svg("title", {}, titleOf(node)),
    node.shape,
    node.label,
    node.ports,
    node.sign,
  );
}

const radiusOf = (node) => ({ function: 3, signal: (ROW - 3) / 2, receiver: 7 })[node.kind];

/** The ends of edges. They are hollow where nobody sends or receives a signal. */
function makePorts(box, y) {
  const nodes = box.nodes ?? [box];
  const sides = { function: ["right"], signal: ["left", "right"], receiver: ["left"] }[box.kind];
  return svg(
    "g",
    { class: "ports" },
    sides.map((side) => {
      const isUsed = nodes.some((node) =>
        side === "left" ? node.incoming.length : node.outgoing.length,
      );
      if (!isUsed && nodes.every((node) => node.is_external)) return null;
      return svg("circle", {
        class: isUsed ? `port ${side}` : `port ${side} unused`,
        "data-side": side,
        cy: y,
        r: 3.2,
      });
    }),
  );
}

function describe(node) {
  const parts = [`${KINDS[node.kind].word} ${labelOf(node)}`, node.module];
  if (node.kind === "signal") {
    parts.push(`sent ${times(node.sends)}`, counted(node.connections, "connection"));
  } else if (node.kind === "function") {
    parts.push(`sends ${counted(node.outgoing.length, "signal")}`);
  } else {
    parts.push(`receives ${counted(node.incoming.length, "signal")}`);
  }
  return [...parts, ...findingsInWords(node.findings)].join(", ");
}

function titleOf(node) {
  const findings = node.findings.map((position) => graph.findings[position]);
  const lines = [node.full_name];
  if (node.keys?.length) lines.push(node.keys.map(keyName).join(", "));
  return [...lines, ...findings.map(({ severity, message }) => `${severity}: ${message}`)].join("\n");
}

function times(count) {
  if (count === 0) return "never";
  if (count === 1) return "once";
  return count === 2 ? "twice" : `${count} times`;
}

const keyName = (key) => (key.always ? key.name : `${key.name}?`);
const labelOf = (node) => (node.is_module ? `${node.name} (module)` : node.name);

function findingsInWords(positions) {
  return SEVERITIES
    .map((severity) => [countOf(positions, severity), severity])
    .filter(([count]) => count)
    .map(([count, severity]) => counted(count, severity));
}

let drawnWidth = 0;

/** Brings the elements up to date with what is shown, all but where they are. */
function drawBoxes() {
  const width = state.columnWidth;
  if (width !== drawnWidth) {
    drawnWidth = width;
    for (const node of model.nodes.values()) fitNode(node, width);
    for (const group of model.groups) {
      group.frame.setAttribute("width", width);
      group.hit.setAttribute("width", width);
      placePorts(group, width);
    }
  }
  for (const group of model.groups) {
    setShown(group.element, group.isShown);
    if (group.isShown) drawGroup(group, width);
    for (const node of group.nodes) {
      const isShown = group.isOpenNow && visible.shown.has(node);
      setShown(node.element, isShown);
      node.element.classList.toggle("context", !visible.matches.has(node));
      node.element.classList.toggle("match", state.query !== "" && visible.matches.has(node));
    }
  }
}

function setShown(element, isShown) {
  if (isShown) element.removeAttribute("display");
  else element.setAttribute("display", "none");
}

function drawGroup(group, width) {
  const count = group.shownNodes.length;
  const findings = findingsInWords(group.findings);
  const words = KINDS[group.kind];
  group.element.classList.toggle("open", group.isOpenNow);
  group.element.classList.toggle(
    "context",
    !group.shownNodes.some((node) => visible.matches.has(node)),
  );
  group.button.setAttribute("aria-expanded", String(group.isOpenNow));
  group.button.setAttribute(
    "aria-label",
    [group.module, counted(count, words.word, pluralOf(group.kind)), ...findings].join(", "),
  );
  group.title.textContent = [
    group.isExternal ? `${group.module} (not audited)` : group.module,
    counted(count, words.word, pluralOf(group.kind)),
    ...findings,
  ].join("\n");
  group.badge.textContent = count;
  group.badge.setAttribute("x", width - 12);
  setShown(group.ports, !group.isOpenNow);
  const room = drawGroupSigns(group, width - 18 - widthOf(String(count), "count"));
  group.label.textContent = shortenedModule(group.module, room - 28);
}

const pluralOf = (kind) => (kind === "function" ? "functions that send" : `${kind}s`);

/**
 * Draws how much was found in a group that is closed, and returns where that begins. Hints give way
 * to the name of the module; the title of the group has them as well.
 */
function drawGroupSigns(group, right) {
  group.signs.replaceChildren();
  if (group.isOpenNow) return right;
  const isNarrow = state.columnWidth < 200;
  const all = SEVERITIES.map((severity) => {
    const text = String(countOf(group.findings, severity));
    return { severity, text, width: 20 + (isNarrow ? 0 : widthOf(text, "count") + 4) };
  });
  const found = all.filter(({ text }) => text !== "0");
  const name = widthOf(`…${group.module.split(".").slice(-2).join(".")}`, "header");
  const isTight = right - 28 - found.reduce((sum, { width }) => sum + width, 0) < name;
  if (isNarrow) found.splice(1);
  else if (isTight && found.length > 1 && found.at(-1).severity === "hint") found.pop();
  let x = right;
  for (const { severity, text, width } of found.reverse()) {
    x -= width;
    if (!isNarrow) {
      group.signs.append(
        svg("text", { class: `count ${severity}`, x: x + 20, y: HEADER / 2, dy: "0.35em" }, text),
      );
    }
    const icon = sign(severity);
    icon.setAttribute("transform", `translate(${x + 11} ${HEADER / 2}) scale(.86)`);
    group.signs.append(icon);
  }
  return x;
}

function fitNode(node, width) {
  node.shape.setAttribute("width", width - 12);
  const room = width - 30 - (node.sign ? 18 : 0);
  node.label.textContent = shortened(labelOf(node), room, "node");
  node.sign?.setAttribute("transform", `translate(${width - 20} ${ROW / 2}) scale(.86)`);
  placePorts(node, width, 6);
}

function placePorts(box, width, inset = 0) {
  for (const port of box.ports.children) {
    port.setAttribute("cx", port.dataset.side === "left" ? inset : width - inset);
  }
}

function drawHeads(width) {
  page.heads.style.width = `${width}px`;
  page.heads.replaceChildren(
    ...model.columns.map((column) => {
      const shown = column.shown.reduce((sum, group) => sum + group.shownNodes.length, 0);
      const head = html(
        "div",
        { class: `head ${column.kind}` },
        html("span", {}, KINDS[column.kind].head),
        html("span", { class: "number" }, String(shown)),
      );
      head.style.left = `${column.x}px`;
      head.style.width = `${state.columnWidth}px`;
      return head;
    }),
  );
}

// Widths of texts

const ruler = document.createElement("canvas").getContext("2d");
const widths = new Map();

function widthOf(text, use) {
  const key = `${use}\n${text}`;
  if (!widths.has(key)) {
    const style = getComputedStyle(document.body);
    const size = { node: "12.5px", header: "600 12px", count: "600 11px" }[use];
    ruler.font = `${size} ${style.fontFamily}`;
    widths.set(key, ruler.measureText(text).width);
  }
  return widths.get(key);
}

/** Cuts out the middle: many names begin alike, and others end alike. */
function withoutMiddle(characters, count) {
  const end = Math.floor(count / 2);
  return [...characters.slice(0, count - end), "…", ...characters.slice(characters.length - end)];
}

/** Shortens a text to what there is room for. */
function shortened(text, room, use, cut = withoutMiddle) {
  if (widthOf(text, use) <= room) return text;
  const characters = Array.from(text);
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(cut(characters, middle).join(""), use) <= room) low = middle;
    else high = middle - 1;
  }
  return cut(characters, low).join("");
}

/** Shortens the name of a module, the end of which says most: by whole packages if that will do. */
function shortenedModule(module, room) {
  const parts = module.split(".");
  for (let index = 0; index < parts.length; index += 1) {
    const text = (index ? "…" : "") + parts.slice(index).join(".");
    const says = index < parts.length - 1 || parts.length === 1;
    if (says && widthOf(text, "header") <= room) return text;
  }
  const end = (characters, count) => ["…", ...characters.slice(characters.length - count)];
  return shortened(module, room, "header", end);
}

// Edges

let merged = [];

/** Puts edges together that go from one box to the same other. */
function mergeEdges() {
  const byEnds = new Map();
  for (const edge of model.edges) {
    const source = model.nodes.get(edge.source);
    const target = model.nodes.get(edge.target);
    if (!visible.shown.has(source) || !visible.shown.has(target)) continue;
    // Of what is only beside a match, the edges among one another are not asked for.
    if (!visible.matches.has(source) && !visible.matches.has(target)) continue;
    const from = boxOf(source);
    const to = boxOf(target);
    const key = `${from.id}\n${to.id}`;
    if (!byEnds.has(key)) byEnds.set(key, { from, to, kind: edge.kind, edges: [] });
    byEnds.get(key).edges.push(edge);
  }
  merged = [...byEnds.values()];
  for (const line of merged) {
    line.count = line.edges.reduce((sum, edge) => sum + edge.count, 0);
    const worst = line.edges.map((edge) => edge.worst);
    line.worst = worstSeverity(worst);
    line.isCertain = line.edges.some((edge) => edge.is_certain);
    line.element = makeLine(line);
  }
  // What was found something about lies above the rest.
  const layer = (line) => (line.worst ? SEVERITIES.length - SEVERITIES.indexOf(line.worst) : 0);
  const sorted = [...merged].sort((one, other) => layer(one) - layer(other));
  layers.edges.replaceChildren(...sorted.map((line) => line.element));
}

function makeLine(line) {
  const width = 1.3 + Math.min(7, Math.log2(line.count) * 1.25);
  const what = counted(line.count, line.kind === "send" ? "send" : "connection");
  const names = [line.from, line.to].map((box) => box.full_name ?? box.module);
  const found = new Set(line.edges.flatMap((edge) => [...edge.findings, ...edge.related]));
  line.path = svg("path", { class: "line", "stroke-width": width.toFixed(2) });
  line.sign = line.worst ? sign(line.worst) : null;
  return svg(
    "g",
    {
      class: ["edge", line.kind, line.worst, line.isCertain ? null : "uncertain"]
        .filter(Boolean)
        .join(" "),
    },
    svg("title", {}, [`${names[0]} → ${names[1]}`, what, ...findingsInWords([...found])].join("\n")),
    line.path,
    line.sign,
  );
}

function endOf(box, side) {
  const isGroup = box.nodes !== undefined;
  const inset = isGroup ? 0 : 6;
  return {
    x: side === "left" ? box.x + inset : box.x + state.columnWidth - inset,
    y: box.now + (isGroup ? HEADER : ROW) / 2,
  };
}

function drawLine(line) {
  const start = endOf(line.from, "right");
  const end = endOf(line.to, "left");
  const bend = (end.x - start.x) * 0.5;
  line.path.setAttribute(
    "d",
    `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`,
  );
  line.middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  line.sign?.setAttribute("transform", `translate(${line.middle.x} ${line.middle.y}) scale(.72)`);
}

// Moving

let frame = 0;

/**
 * Moves boxes to where they belong, and draws the edges between them on the way. The anchor stays
 * where it is on the screen: it is what the user has just clicked.
 */
function move(animate, anchor) {
  cancelAnimationFrame(frame);
  const anchored = anchor?.now;
  let scrolled = 0;
  const height = Number(page.svg.getAttribute("height"));
  page.svg.setAttribute("height", Math.max(state.height, height));
  const boxes = [];
  for (const group of model.groups.filter((each) => each.isShown)) {
    const before = group.now ?? group.y;
    boxes.push({ box: group, from: before, height: group.heightNow ?? group.height });
    for (const node of group.nodes) {
      const isShown = group.isOpenNow && visible.shown.has(node);
      if (isShown) boxes.push({ box: node, from: node.now ?? before });
      else node.now = undefined;
    }
  }
  for (const group of model.groups) if (!group.isShown) group.now = group.heightNow = undefined;
  const isStill = !animate || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const start = performance.now();
  const step = (time) => {
    const part = isStill ? 1 : Math.min(1, Math.max(0, (time - start) / DURATION));
    const eased = 1 - (1 - part) ** 3;
    for (const { box, from, height } of boxes) {
      box.now = from + (box.y - from) * eased;
      if (box.nodes) drawGroupAt(box, height + (box.height - height) * eased);
      else box.element.setAttribute("transform", `translate(${box.x} ${box.now})`);
    }
    for (const line of merged) drawLine(line);
    drawLabels();
    if (anchored !== undefined) {
      // By what is new since the last frame: the user may scroll in the meantime.
      const due = Math.round(anchor.now - anchored) - scrolled;
      page.viewport.scrollTop += due;
      scrolled += due;
    }
    if (part < 1) frame = requestAnimationFrame(step);
    else page.svg.setAttribute("height", state.height);
  };
  step(start);
  highlight();
}

function drawGroupAt(group, height) {
  group.heightNow = height;
  group.frame.setAttribute("height", height);
  group.frame.setAttribute("x", group.x);
  group.frame.setAttribute("y", group.now);
  group.button.setAttribute("transform", `translate(${group.x} ${group.now})`);
}

// Highlighting

let lit = [];

/** Finds what a box has to do with: from who sends, through the signals, to who receives. */
function trace(box, isShown = (node) => visible.shown.has(node)) {
  const starts = box.nodes ? box.nodes.filter(isShown) : [box];
  const near = new Set();
  const far = new Set();
  for (const node of starts) {
    for (const edge of [...node.incoming, ...node.outgoing]) near.add(edge);
    if (node.kind === "function") {
      for (const edge of node.outgoing) addAll(far, model.nodes.get(edge.target).outgoing);
    } else if (node.kind === "receiver") {
      for (const edge of node.incoming) addAll(far, model.nodes.get(edge.source).incoming);
    }
  }
  return { near, far };
}

function addAll(set, values) {
  for (const value of values) set.add(value);
}

const shownBox = (id) => {
  const node = model.nodes.get(id);
  if (node) return visible.shown.has(node) ? boxOf(node) : null;
  const group = model.groups.find((each) => each.id === id);
  return group?.isShown ? group : null;
};

/** Has what is pointed at, or selected, stand out with its edges and neighbours. */
function highlight() {
  for (const [element, name] of lit) element.classList.remove(name);
  lit = [];
  const box = shownBox(state.pointed) ?? shownBox(state.selected);
  page.svg.classList.toggle("tracing", box !== null);
  if (box) {
    const { near, far } = trace(model.nodes.get(state.pointed ?? state.selected) ?? box);
    light(elementOf(box), "lit");
    for (const line of merged) {
      line.isNear = line.edges.some((edge) => near.has(edge));
      if (!line.isNear && !line.edges.some((edge) => far.has(edge))) continue;
      light(line.element, line.isNear ? "lit" : "far");
      for (const end of [line.from, line.to]) light(elementOf(end), "lit");
    }
    for (const line of merged) if (line.isNear) layers.edges.append(line.element);
  } else {
    for (const line of merged) line.isNear = false;
  }
  const selected = shownBox(state.selected);
  if (selected) light(elementOf(selected), "selected");
  drawLabels();
}

function light(element, name) {
  element.classList.add(name);
  lit.push([element, name]);
  // The frame of a group stays while one of its nodes stands out.
  const group = element.classList.contains("node") ? element.parentNode : null;
  if (group && name === "lit") light(group, "has-lit");
}

const elementOf = (box) => box.element;

/** Writes beside the edges that stand out how many there are. */
function drawLabels() {
  layers.labels.replaceChildren(
    ...merged
      .filter((line) => line.isNear && line.count > 1 && line.middle)
      .map((line) => {
        const text = String(line.count);
        const width = widthOf(text, "count") + 10;
        // Beside the sign of a finding, not over it.
        const x = line.middle.x + (line.sign ? 12 + width / 2 : 0);
        return svg(
          "g",
          { class: `number ${line.kind}`, transform: `translate(${x} ${line.middle.y})` },
          svg("rect", { x: -width / 2, y: -8, width, height: 16, rx: 8 }),
          svg("text", { dy: "0.35em", "text-anchor": "middle" }, text),
        );
      }),
  );
}

// The panel: pieces

/** Has a text break after some characters, rather than anywhere. */
function breakable(text, after) {
  return text.split(after).flatMap((part) => [part, html("wbr")]);
}

function place(where) {
  if (!where) return null;
  const text = `${where.file}:${where.line}`;
  const address = links[where.file]
    .replaceAll("{line}", String(where.line))
    .replaceAll("{column}", String(where.column));
  const isWeb = /^https?:/i.test(address);
  return html(
    "a",
    {
      class: "place",
      href: address,
      title: text,
      target: isWeb ? "_blank" : null,
      rel: "noopener noreferrer",
    },
    breakable(text, /(?<=\/)/),
  );
}

function nodeButton(id) {
  const node = model.nodes.get(id);
  const worst = worstOf(node.findings);
  return html(
    "button",
    { type: "button", class: `link ${node.kind}`, title: node.full_name, onclick: () => show(id) },
    html("span", { class: `dot ${node.kind}`, "aria-hidden": "true" }),
    html("span", { class: "text" }, labelOf(node)),
    worst ? signIcon(worst) : null,
  );
}

function section(title, count, ...children) {
  return html(
    "section",
    {},
    html("h3", {}, title, count === null ? null : html("span", { class: "number" }, String(count))),
    ...children,
  );
}

function findingCard(position, { isRelated = false, about = null } = {}) {
  const finding = graph.findings[position];
  return html(
    "li",
    { class: `finding ${finding.severity}` },
    signIcon(finding.severity),
    html(
      "div",
      {},
      html("p", { class: "message" }, isRelated ? `Elsewhere: ${finding.message}` : finding.message),
      html(
        "p",
        { class: "meta" },
        place(finding.place),
        html("code", { class: "code" }, finding.code),
      ),
      about ? html("p", { class: "about" }, nodeButton(about)) : null,
      finding.related.map((related) =>
        html("p", { class: "further" }, related.message, " ", place(related.place)),
      ),
    ),
  );
}

// Which severities the user has folded up, or opened.
const unfolded = new Map();

/** Makes the list of what was found of one severity. */
function findingsOf(severity, isWorst) {
  const positions = [...graph.findings.keys()].filter(
    (position) => graph.findings[position].severity === severity,
  );
  const isOpen = unfolded.get(severity) ?? (isWorst || positions.length <= MANY_FINDINGS);
  const details = html(
    "details",
    { open: isOpen },
    html(
      "summary",
      {},
      signIcon(severity, { isNamed: false }),
      html("span", {}, counted(positions.length, severity)),
    ),
    html(
      "ul",
      { class: "findings" },
      positions.map((position) => findingCard(position, { about: nodeOfFinding(position) })),
    ),
  );
  details.addEventListener("toggle", () => unfolded.set(severity, details.open));
  return details;
}

function findingsSection(node) {
  if (!node.findings.length && !node.related.length) return null;
  return section(
    "Findings",
    node.findings.length + node.related.length,
    html(
      "ul",
      { class: "findings" },
      node.findings.map((position) => findingCard(position)),
      node.related.map((position) => findingCard(position, { isRelated: true })),
    ),
  );
}

function keyTable(keys, total) {
  return html(
    "table",
    { class: "keys" },
    html("thead", {}, html("tr", {}, ["Key", "Type", "Passed"].map((head) => html("th", { scope: "col" }, head)))),
    html(
      "tbody",
      {},
      keys.map((key) =>
        html(
          "tr",
          { class: key.always ? null : "sometimes" },
          html("th", { scope: "row" }, html("code", {}, key.name)),
          html("td", {}, key.types.map((type) => html("code", { class: "type" }, type))),
          html("td", {}, html("span", { class: "passed" }, passedBy(key, total))),
        ),
      ),
    ),
  );
}

function passedBy(key, total) {
  if (key.always) return "always";
  return key.sends === total ? "at times" : `by ${key.sends} of ${total}`;
}

function keysOfCall(call) {
  const parts = call.keys.flatMap((key, index) => [
    index ? ", " : "",
    html("b", {}, key.optional ? `${key.name}?` : key.name),
    `: ${key.type}`,
  ]);
  if (call.further_keys) parts.push(call.keys.length ? ", …" : "…");
  return html("code", { class: "payload" }, parts.length ? parts : "no keys");
}

function callItem(call, edge) {
  return html(
    "li",
    {},
    html("p", { class: "where" }, place(call.place)),
    html("p", {}, html("span", { class: "term" }, "sender "), html("code", {}, call.sender)),
    html("p", {}, keysOfCall(call)),
    call.further_keys ? html("p", { class: "note" }, `Further keys: ${call.further_keys}`) : null,
    call.through
      ? html("p", { class: "note" }, "The call of send itself: ", place(call.through))
      : null,
    edge.is_certain ? null : html("p", { class: "note" }, "It may be a send of another signal instead."),
  );
}

function connectionItem(connection) {
  return html(
    "li",
    {},
    html("p", { class: "where" }, html("span", { class: "term" }, "connected "), place(connection.place)),
    connection.sender
      ? html("p", {}, html("span", { class: "term" }, "hears only "), html("code", {}, connection.sender))
      : null,
  );
}

function neighbourList(edges, end, item) {
  return html(
    "ul",
    { class: "neighbours" },
    edges.map((edge) => {
      const node = model.nodes.get(edge[end]);
      const entries = edge.calls ?? edge.connections;
      return html(
        "li",
        {},
        html("div", { class: "who" }, nodeButton(node.id), html("span", { class: "module" }, node.module)),
        html("ul", { class: "calls" }, entries.map((entry) => item(entry, edge))),
      );
    }),
  );
}

const sum = (edges) => edges.reduce((total, edge) => total + edge.count, 0);

// The panel: pages

/** Splits documentation into paragraphs, and joins the lines of each, unless they are a list. */
function paragraphsOf(documentation) {
  const [first, ...others] = documentation.trim().split("\n");
  const indents = others.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  return [first, ...others.map((line) => line.slice(indent).trimEnd())]
    .join("\n")
    .split(/\n{2,}/)
    .filter(Boolean)
    .map((text) =>
      /(?:^|\n)(?:\s|[-*+•]\s|\d+[.)]\s|[:|>=~]|--|\.\.)/.test(text) ? text : text.replace(/\s+/g, " "),
    );
}

function signalPage(node) {
  return [
    node.declaration
      ? section("Declared as", null, html("pre", {}, html("code", {}, node.declaration)))
      : section("Declared as", null, html("p", { class: "note" }, "No type is declared.")),
    paragraphsOf(node.documentation ?? "").map((text) =>
      html("p", { class: "documentation" }, text),
    ),
    findingsSection(node),
    node.keys.length || node.further_keys.length
      ? section(
          "Keys",
          node.keys.length,
          node.keys.length ? keyTable(node.keys, node.sends) : null,
          node.further_keys.map((reason) =>
            html("p", { class: "note" }, `There may be further keys: ${reason}`),
          ),
        )
      : null,
    section(
      "Sent",
      sum(node.incoming),
      node.incoming.length
        ? neighbourList(node.incoming, "source", callItem)
        : html("p", { class: "note" }, node.is_external ? "Not by code that was audited." : "Nobody sends it."),
    ),
    section(
      "Received",
      sum(node.outgoing),
      node.outgoing.length
        ? neighbourList(node.outgoing, "target", connectionItem)
        : html("p", { class: "note" }, node.is_external ? "Not by code that was audited." : "Nobody receives it."),
    ),
  ];
}

function functionPage(node) {
  return [
    findingsSection(node),
    section("Sends", sum(node.outgoing), neighbourList(node.outgoing, "target", callItem)),
  ];
}

function receiverPage(node) {
  return [
    findingsSection(node),
    section("Receives", sum(node.incoming), neighbourList(node.incoming, "source", connectionItem)),
  ];
}

function nodePage(node) {
  const pages = { signal: signalPage, function: functionPage, receiver: receiverPage };
  const kind = node.is_external ? "signal, not audited" : KINDS[node.kind].word;
  return [
    html(
      "header",
      { class: "panel-head" },
      html(
        "div",
        {},
        html("p", { class: `kind ${node.kind}` }, html("span", { class: `dot ${node.kind}` }), kind),
        html("h2", { id: "panel-title", tabindex: "-1" }, labelOf(node)),
      ),
      closeButton(),
    ),
    html("p", { class: "full" }, html("code", {}, breakable(node.full_name, /(?<=[._])/))),
    node.place ? html("p", { class: "where" }, place(node.place)) : null,
    onlyButton(node),
    ...pages[node.kind](node),
  ];
}

/** Switches between the node with what it has to do with, and everything. */
function onlyButton(node) {
  const isOnly = state.only === node.id;
  return html(
    "button",
    {
      type: "button",
      class: "only",
      "aria-pressed": String(isOnly),
      onclick: () => {
        if (isOnly) show(node.id, { resets: true });
        else {
          ask({ only: node.id });
          reveal(node);
        }
        drawPanel();
        page.panel.querySelector(".only").focus({ preventScroll: true });
      },
    },
    isOnly ? "Show everything again" : "Show only what it has to do with",
  );
}

function closeButton() {
  return html(
    "button",
    { type: "button", class: "close", "aria-label": "Close", onclick: close },
    svg("svg", { viewBox: "-8 -8 16 16", "aria-hidden": "true" }, svg("path", { d: "M-4.5-4.5 4.5 4.5M4.5-4.5-4.5 4.5" })),
  );
}

/** Finds the node to show for a finding: whose place it is at, or else its signal. */
function nodeOfFinding(position) {
  const having = [...model.nodes.values()].filter((node) => node.findings.includes(position));
  return (having.find((node) => node.kind !== "signal") ?? having[0])?.id ?? null;
}

function overviewPage() {
  const found = SEVERITIES.filter((severity) =>
    graph.findings.some((finding) => finding.severity === severity),
  );
  const unresolved = graph.unresolved;
  return [
    html(
      "header",
      { class: "panel-head" },
      html(
        "div",
        {},
        html("p", { class: "kind" }, counted(graph.files, "file"), " audited"),
        html("h2", { id: "panel-title", tabindex: "-1" }, "Overview"),
      ),
      closeButton(),
    ),
    graph.remarks.map((remark) => html("p", { class: "remark" }, remark)),
    section("Legend", null, legend()),
    section(
      "Findings",
      graph.findings.length,
      found.length
        ? found.map((severity, index) => findingsOf(severity, index === 0))
        : html("p", { class: "note" }, "Nothing was found."),
    ),
    unresolved.length
      ? section(
          "Not resolved",
          unresolved.length,
          html(
            "ul",
            { class: "unresolved" },
            unresolved.map((each) =>
              html(
                "li",
                {},
                html("p", {}, html("span", { class: "term" }, `${each.kind} `), html("code", {}, each.code)),
                html("p", { class: "note" }, each.reason),
                html("p", { class: "where" }, place(each.place)),
              ),
            ),
          ),
        )
      : null,
    section("Keyboard", null, keyboardHelp()),
  ];
}

function legend() {
  const picture = (...children) =>
    svg("svg", { class: "picture", viewBox: "0 0 40 20", "aria-hidden": "true" }, ...children);
  const box = (kind, radius) =>
    picture(
      svg("g", { class: `node ${kind}` }, svg("rect", { class: "shape", x: 2, y: 3, width: 36, height: 14, rx: radius })),
    );
  const line = (classes, ...children) =>
    picture(
      svg("g", { class: `edge ${classes}` }, svg("path", { class: "line", d: "M2 10H38", "stroke-width": 2 }), ...children),
    );
  const centred = (severity) => {
    const icon = sign(severity);
    icon.setAttribute("transform", "translate(20 10)");
    return picture(icon);
  };
  const port = picture(
    svg(
      "g",
      { class: "node signal" },
      svg("rect", { class: "shape", x: 5, y: 3, width: 33, height: 14, rx: 7 }),
      svg("circle", { class: "port unused", cx: 5, cy: 10, r: 3.2 }),
    ),
  );
  const entries = [
    [box("function", 3), "function that sends"],
    [box("signal", 7), "signal"],
    [box("receiver", 6), "receiver"],
    [line("send"), "sends"],
    [line("receive"), "is received by"],
    [line("send uncertain"), "one of several signals"],
    [centred("error"), "error"],
    [centred("warning"), "warning"],
    [centred("hint"), "hint"],
    [port, "never sent, or never received"],
  ];
  return html(
    "ul",
    { class: "legend" },
    entries.map(([image, text]) => html("li", {}, image, html("span", {}, text))),
  );
}

function keyboardHelp() {
  const entries = [
    ["/", "search"],
    ["Esc", "clear, or close"],
    ["↑ ↓ ← →", "go to the next, or along an edge"],
    ["Enter", "open"],
  ];
  return html(
    "dl",
    { class: "keyboard" },
    entries.map(([key, text]) => [html("dt", {}, html("kbd", {}, key)), html("dd", {}, text)]),
  );
}

function drawPanel() {
  const node = model.nodes.get(state.selected);
  page.panel.replaceChildren(...(node ? nodePage(node) : overviewPage()).flat(Infinity).filter(Boolean));
  page.panel.scrollTop = 0;
}

// What the user does

function refresh() {
  visible = findShown();
  layOut();
  drawToggle();
  say();
}

function say() {
  if (!isFiltering()) {
    page.status.textContent = "";
    return;
  }
  const text = visible.matches.size ? counted(visible.matches.size, "match", "matches") : "Nothing matches";
  page.status.textContent = text;
  page.empty.textContent = "Nothing matches what you ask for.";
}

function drawToggle() {
  const isAllOpen = model.groups.every((group) => !group.isShown || group.isOpenNow);
  page.toggleAll.textContent = isAllOpen ? "Collapse all" : "Expand all";
}

function toggle(group) {
  if (isFiltering()) state.overrides.set(group.id, !group.isOpenNow);
  else if (!state.open.delete(group.id)) state.open.add(group.id);
  layOut({ anchor: group });
  drawToggle();
}

function toggleAll() {
  const isOpening = page.toggleAll.textContent === "Expand all";
  for (const group of model.groups) {
    if (isFiltering()) state.overrides.set(group.id, isOpening);
    else if (isOpening) state.open.add(group.id);
    else state.open.delete(group.id);
  }
  layOut();
  drawToggle();
}

/** Shows the details of a node. */
function select(id, { focusesPanel = false } = {}) {
  state.selected = id;
  state.pointed = null;
  drawPanel();
  document.body.classList.toggle("panel-open", id !== null);
  highlight();
  history.replaceState(null, "", id === null ? "#" : `#${encodeURIComponent(id)}`);
  if (focusesPanel) byId("panel-title").focus({ preventScroll: true });
  const box = shownBox(id);
  if (box && isHidden(box)) reveal(box);
}

/** Tells whether a box is outside of what is scrolled to, or below the panel that has come up. */
function isHidden(box) {
  const top = box.y + page.heads.offsetHeight - page.viewport.scrollTop;
  return top < page.heads.offsetHeight || top + ROW > page.viewport.clientHeight;
}

/** Selects a node, wherever it is: in a group that is closed, or hidden by what is asked for. */
function show(id, { resets = false } = {}) {
  const node = model.nodes.get(id);
  if (resets || !visible.shown.has(node)) resetFilters();
  if (!isOpen(node.group)) toggle(node.group);
  select(id);
  reveal(node);
}

const focusable = (box) => box.button ?? box.element;

function reveal(box) {
  const top = box.y - page.viewport.clientHeight / 2 + page.heads.offsetHeight;
  const left = box.x - (page.viewport.clientWidth - state.columnWidth) / 2;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  page.viewport.scrollTo({ top, left, behavior });
}

function close() {
  const id = state.selected;
  if (state.only !== null) ask({});
  select(null);
  const box = id === null ? null : shownBox(id);
  if (box) focusable(box).focus({ preventScroll: true });
}

function resetFilters() {
  state.query = state.module = page.search.value = page.module.value = "";
  state.filter = "all";
  state.only = null;
  page.filters.querySelector("input").checked = true;
  state.overrides.clear();
  refresh();
}

function ask(change) {
  Object.assign(state, { only: null, ...change });
  state.overrides.clear();
  page.viewport.scrollTop = 0;
  refresh();
}

function boxAt(target) {
  const element = target instanceof Element ? target.closest("[data-box]") : null;
  return element ? element.dataset.box : null;
}

function activate(id, options) {
  const group = model.groups.find((each) => each.id === id);
  if (group) toggle(group);
  else select(id, options);
}

function point(id) {
  if (state.pointed === id) return;
  state.pointed = id;
  highlight();
}

/** The boxes of a column from top to bottom, as the arrow keys go through them. */
function boxesOf(kind) {
  const column = model.columns.find((each) => each.kind === kind);
  return column.shown.flatMap((group) => [group, ...(group.isOpenNow ? group.shownNodes : [])]);
}

function neighbourBox(box, key) {
  const kinds = Object.keys(KINDS);
  if (key === "ArrowUp" || key === "ArrowDown") {
    const boxes = boxesOf(box.kind);
    return boxes[boxes.indexOf(box) + (key === "ArrowUp" ? -1 : 1)];
  }
  const kind = kinds[kinds.indexOf(box.kind) + (key === "ArrowLeft" ? -1 : 1)];
  if (!kind) return undefined;
  const ends = merged.flatMap((line) => {
    if (line.from === box) return [line.to];
    return line.to === box ? [line.from] : [];
  });
  const there = ends.filter((end) => end.kind === kind);
  return (there.length ? there : boxesOf(kind)).reduce(
    (best, other) =>
      !best || Math.abs(other.y - box.y) < Math.abs(best.y - box.y) ? other : best,
    undefined,
  );
}

function onGraphKey(event) {
  const id = boxAt(event.target);
  if (id === null) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    activate(id, { focusesPanel: true });
  } else if (event.key.startsWith("Arrow")) {
    const next = neighbourBox(shownBox(id), event.key);
    if (!next) return;
    event.preventDefault();
    focusable(next).focus();
  }
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
    event.preventDefault();
    page.search.focus();
    page.search.select();
  } else if (event.key === "Escape") {
    if (page.search.value) {
      page.search.value = "";
      ask({ query: "" });
    } else if (document.body.classList.contains("panel-open")) {
      close();
    } else {
      document.activeElement?.blur();
    }
  }
}

function listen() {
  page.svg.addEventListener("click", (event) => {
    const id = boxAt(event.target);
    if (id !== null) activate(id);
    else if (state.selected !== null && state.only === null) select(null);
  });
  page.svg.addEventListener("keydown", onGraphKey);
  page.svg.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") point(boxAt(event.target));
  });
  page.svg.addEventListener("pointerleave", () => point(null));
  // Not on the SVG itself: Chromium would have Tab stop there.
  page.viewport.addEventListener("focusin", (event) => {
    if (event.target.matches(":focus-visible")) point(boxAt(event.target));
  });
  page.viewport.addEventListener("focusout", () => point(null));
  page.search.addEventListener("input", () => ask({ query: page.search.value.trim() }));
  page.module.addEventListener("change", () => ask({ module: page.module.value }));
  page.filters.addEventListener("change", (event) => {
    ask({ filter: event.target.value });
    event.target.parentNode.scrollIntoView({ block: "nearest", inline: "center" });
  });
  page.toggleAll.addEventListener("click", toggleAll);
  page.overview.addEventListener("click", () => {
    select(null);
    document.body.classList.add("panel-open");
    byId("panel-title").focus({ preventScroll: true });
  });
  document.addEventListener("keydown", onKey);
  new ResizeObserver(() => layOut({ animate: false })).observe(page.viewport);
}

// The beginning

function drawBar() {
  // A send that may be of several signals is a call of several edges.
  const calls = new Set(
    graph.sends.flatMap((edge) =>
      edge.calls.map((call) => JSON.stringify([edge.source, call.place, call.through])),
    ),
  );
  const connections = new Set(
    graph.receives.flatMap((edge) =>
      edge.connections.map((connection) => JSON.stringify([edge.target, connection.place])),
    ),
  );
  page.summary.textContent = [
    counted(graph.signals.length, "signal"),
    counted(calls.size, "send"),
    counted(connections.size, "connection"),
  ].join(" · ");
  const modules = [...new Set([...model.nodes.values()].map((node) => node.module))].sort();
  page.module.append(...modules.map((module) => html("option", { value: module }, module)));
  const nodes = [...model.nodes.values()];
  for (const [name, filter] of Object.entries(FILTERS)) {
    const count = nodes.filter(filter.accepts).length;
    if (filter.severity && !count) continue;
    const icon = filter.severity ? signIcon(filter.severity, { isNamed: false }) : null;
    page.filters.append(
      html(
        "label",
        {},
        html("input", { type: "radio", name: "show", value: name, checked: name === "all" }),
        html("span", {}, icon, filter.label, html("span", { class: "number" }, String(count))),
      ),
    );
  }
}

function begin() {
  drawBar();
  makeBoxes();
  layOut({ animate: false });
  drawToggle();
  drawPanel();
  listen();
  let linked = null;
  try {
    linked = decodeURIComponent(location.hash.slice(1));
  } catch {
    // An address that was cut off links to nothing.
  }
  if (model.nodes.has(linked)) show(linked);
}

begin();
