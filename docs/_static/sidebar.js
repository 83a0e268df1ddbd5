// Shows where the reader is: the sidebar has more pages than fit.
document.addEventListener("DOMContentLoaded", () => {
  const sidebar = document.querySelector(".sidebar-scroll");
  const current = sidebar?.querySelector(".current-page > a");
  if (current) {
    const below = current.getBoundingClientRect().top - sidebar.getBoundingClientRect().top;
    sidebar.scrollTop += below - sidebar.clientHeight / 2;
  }
});
