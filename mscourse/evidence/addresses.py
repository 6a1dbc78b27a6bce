"""Which of several addresses a reader is sent to: a publisher's, else a register's, else a library's."""

from urllib.parse import urlsplit

# Ends of host names. A host that is not listed comes last, in the order of the record.
PUBLISHERS = (
    "doi.org",
    "acnr.co.uk",
    "acpjournals.org",
    "ahajournals.org",
    "arxiv.org",
    "ashpublications.org",
    "biomedcentral.com",
    "biorxiv.org",
    "bmj.com",
    "cambridge.org",
    "cell.com",
    "cochranelibrary.com",
    "elifesciences.org",
    "frontiersin.org",
    "hindawi.com",
    "jamanetwork.com",
    "jci.org",
    "jneurosci.org",
    "karger.com",
    "lww.com",
    "mdpi.com",
    "medrxiv.org",
    "nature.com",
    "nejm.org",
    "neurology.org",
    "oup.com",
    "physiology.org",
    "plos.org",
    "pnas.org",
    "researchsquare.com",
    "royalsocietypublishing.org",
    "rupress.org",
    "sagepub.com",
    "science.org",
    "sciencedirect.com",
    "sciencemag.org",
    "springer.com",
    "springernature.com",
    "tandfonline.com",
    "thejns.org",
    "thelancet.com",
    "thieme-connect.com",
    "thieme-connect.de",
    "wiley.com",
)
OFFICIAL = (
    "clinicaltrials.gov",
    "clinicaltrialsregister.eu",
    "isrctn.com",
    "ichgcp.net",
    "who.int",
    "europa.eu",
    "fda.gov",
    "sec.gov",
    "nice.org.uk",
    "hra.nhs.uk",
    "gov.uk",
)
LIBRARIES = ("pmc.ncbi.nlm.nih.gov", "pubmed.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov", "europepmc.org")
UNIVERSITIES = (
    ".edu",
    ".ac.uk",
    "unige.it",
    "unica.it",
    "eur.nl",
    "maastrichtuniversity.nl",
    "openrepository.com",
)
_RANKS = (PUBLISHERS, OFFICIAL, LIBRARIES, UNIVERSITIES)


def host(address: str) -> str:
    """Return the host of an address."""
    return (urlsplit(address).hostname or "").lower()


def rank(address: str) -> int:
    """Place an address: 0 for a publisher, higher the farther it is from the source."""
    name = host(address)
    for number, ends in enumerate(_RANKS):
        if any(name == end or name.endswith(end if end.startswith(".") else f".{end}") for end in ends):
            return number
    return len(_RANKS)


def official_first(addresses: list[str]) -> list[str]:
    """Sort addresses by how near they are to the source; equals keep their order."""
    return sorted(addresses, key=rank)
