"""The signals of Pelican, as its documentation for authors of plugins describes them."""

from typing import Any as Any, TypedDict

from blinker import NamedSignal as NamedSignal
from feedgenerator import SyndicationFeed
from pelican import Pelican as Pelican
from pelican.contents import Article, Content as Content, Page
from pelican.generators import (
    ArticlesGenerator as ArticlesGenerator,
    Generator as Generator,
    PagesGenerator as PagesGenerator,
    StaticGenerator as StaticGenerator,
)
from pelican.readers import Readers as Readers
from pelican.writers import Writer as Writer

class Nothing(TypedDict): ...

class OfMetadata(TypedDict):
    metadata: dict[str, Any]

class OfArticle(TypedDict):
    content: Article

class OfPage(TypedDict):
    content: Page

class OfWriter(TypedDict):
    writer: Writer

class OfContext(TypedDict):
    context: dict[str, Any]

class OfFeed(TypedDict):
    feed: SyndicationFeed

class FeedWritten(OfContext, OfFeed): ...

initialized: NamedSignal[Pelican, Nothing]
get_generators: NamedSignal[Pelican, Nothing]
all_generators_finalized: NamedSignal[list[Generator], Nothing]
get_writer: NamedSignal[Pelican, Nothing, type[Writer]]
finalized: NamedSignal[Pelican, Nothing]
readers_init: NamedSignal[Readers, Nothing]
generator_init: NamedSignal[Generator, Nothing]
article_generator_init: NamedSignal[ArticlesGenerator, Nothing]
article_generator_pretaxonomy: NamedSignal[ArticlesGenerator, Nothing]
article_generator_finalized: NamedSignal[ArticlesGenerator, Nothing]
article_generator_write_article: NamedSignal[ArticlesGenerator, OfArticle]
article_writer_finalized: NamedSignal[ArticlesGenerator, OfWriter]
page_generator_init: NamedSignal[PagesGenerator, Nothing]
page_generator_finalized: NamedSignal[PagesGenerator, Nothing]
page_generator_write_page: NamedSignal[PagesGenerator, OfPage]
page_writer_finalized: NamedSignal[PagesGenerator, OfWriter]
static_generator_init: NamedSignal[StaticGenerator, Nothing]
static_generator_finalized: NamedSignal[StaticGenerator, Nothing]
article_generator_preread: NamedSignal[ArticlesGenerator, Nothing]
article_generator_context: NamedSignal[ArticlesGenerator, OfMetadata]
page_generator_preread: NamedSignal[PagesGenerator, Nothing]
page_generator_context: NamedSignal[PagesGenerator, OfMetadata]
static_generator_preread: NamedSignal[StaticGenerator, Nothing]
static_generator_context: NamedSignal[StaticGenerator, OfMetadata]
content_object_init: NamedSignal[Content, Nothing]
content_written: NamedSignal[str, OfContext]
feed_generated: NamedSignal[dict[str, Any], OfFeed]
feed_written: NamedSignal[str, FeedWritten]
