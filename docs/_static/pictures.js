document.addEventListener("DOMContentLoaded", () => {
  // Pictures lead to themselves: on a phone, one may want to enlarge them.
  for (const image of document.querySelectorAll("article img:not(a img)")) {
    const picture = image.closest("picture") ?? image;
    const link = document.createElement("a");
    link.href = image.src;
    link.addEventListener("click", () => (link.href = image.currentSrc));
    picture.replaceWith(link);
    link.append(picture);
  }

  // Their colours are those of the page, also where the reader chose other ones than the system's.
  const choose = () => {
    const media = { light: "not all", dark: "all" }[document.body.dataset.theme];
    for (const source of document.querySelectorAll("picture source")) {
      source.media = media ?? "(prefers-color-scheme: dark)";
    }
  };
  new MutationObserver(choose).observe(document.body, { attributeFilter: ["data-theme"] });
  choose();
});
